// Tolls on the timeline: a thin range from the lowest to the highest figure, with a mark for each voice's own figure.
import { fit, svg } from "./svg.js";

const LABEL = 98;
const TRACK = 60;
const FONT = "10.5px system-ui, sans-serif";

/**
 * One toll as a line: what is counted, the range with its marks, its numbers. A figure has its place on a scale of its
 * own, from nought to the highest given.
 * @param {object} toll
 * @param {object} how
 * @param {number} how.x where it begins, from the side where lines start
 * @param {number} how.y its middle
 * @param {(x: number, width?: number) => number} how.mirror
 * @param {object} how.words
 * @returns {SVGElement}
 */
export const paintToll = (toll, { x, y, mirror, words }) => {
  const figures = toll.marks.flatMap(({ low, high }) => [low, high]).filter((figure) => figure !== null);
  const top = Math.max(1, ...figures, toll.high ?? 0);
  const at = (figure) => x + LABEL + (figure / top) * TRACK;
  const label = sayCounted(toll, words);
  const group = svg("g", { class: "toll", role: "img", "aria-label": sayToll(toll, words) }, svg("title", {}, sayToll(toll, words)));
  group.append(svg("text", { class: "toll-label", x: mirror(x), y: y + 3.5 }, fit(label, LABEL - 6, FONT)));
  group.append(line("toll-scale", mirror(x + LABEL), mirror(x + LABEL + TRACK), y));
  if (toll.low !== null && toll.high !== null) group.append(line("toll-range", mirror(at(toll.low)), mirror(at(toll.high)), y));
  if (toll.best !== null) group.append(svg("rect", { class: "toll-best", x: mirror(at(toll.best) - 1, 2), y: y - 5, width: 2, height: 10 }));
  for (const mark of toll.marks) {
    const figure = mark.low ?? mark.high;
    if (figure !== null) group.append(paintMark(mark, mirror(at(figure)), y, words));
  }
  group.append(svg("text", { class: "toll-numbers", x: mirror(x + LABEL + TRACK + 7), y: y + 3.5 }, sayRange(toll)));
  return group;
};

const line = (name, x1, x2, y) => svg("line", { class: name, x1, x2, y1: y, y2: y });

const paintMark = (mark, cx, cy, words) =>
  svg("circle", { class: mark.stands ? "toll-mark" : "toll-mark toll-fallen", cx, cy, r: 3.2 }, svg("title", {}, sayMark(mark, words)));

const sayFigure = ({ low, high }) => {
  if (low !== null && high !== null) return low === high ? low.toLocaleString() : `${low.toLocaleString()}–${high.toLocaleString()}`;
  return low !== null ? `≥ ${low.toLocaleString()}` : `≤ ${high?.toLocaleString() ?? ""}`;
};

const sayMark = (mark, words) => `${sayFigure(mark)}: ${mark.voice}${mark.stands ? "" : ` (${words.fallen})`}`;

const sayCounted = ({ what, who }, { what: whats, who: whos }) =>
  [whats[what] ?? what, who === "unknown" || who === "mixed" ? "" : (whos[who] ?? who)].join(" ").trim();

const sayRange = (toll) => (toll.low === null && toll.high === null ? "" : `${sayFigure(toll)}${toll.more && toll.low !== toll.high ? "+" : ""}`);

/** A toll in words. @param {object} toll @param {object} words @returns {string} */
export const sayToll = (toll, words) => {
  const range = sayRange(toll);
  const given = toll.marks.filter(({ low, high }) => low !== null || high !== null).map((mark) => sayMark(mark, words));
  return [`${sayCounted(toll, words)}${range === "" ? "" : `: ${range}`}`, ...given].join("; ");
};
