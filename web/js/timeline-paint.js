// The timeline as a drawing: axis, lanes, happenings. Colours come from the page's style; nothing here chooses one.
import { toNumber } from "./days.js";
import { FAMILIES, signPath } from "./signs.js";
import { fit, svg } from "./svg.js";
import { paintToll, sayToll } from "./timeline-tolls.js";
import { SIZES, tollsBelow } from "./timeline-layout.js";

const FONT = "12px system-ui, sans-serif";
const BAR = 9;
const FADES = ["start", "end", "both"];

/** Fills that fade where a side is not known exactly. @param {boolean} isMirrored */
export const paintFades = (isMirrored) => {
  const stop = (family, offset, opacity) => svg("stop", { offset, "stop-color": `var(--family-${family})`, "stop-opacity": opacity });
  const gradients = FAMILIES.flatMap((family) =>
    FADES.map((side) => {
      const stops = {
        start: [stop(family, 0, 0.06), stop(family, 0.7, 1)],
        end: [stop(family, 0.3, 1), stop(family, 1, 0.06)],
        both: [stop(family, 0, 0.06), stop(family, 0.4, 1), stop(family, 0.6, 1), stop(family, 1, 0.06)],
      };
      const turned = isMirrored ? { x1: 1, x2: 0 } : { x1: 0, x2: 1 };
      return svg("linearGradient", { id: `fade-${family}-${side}`, ...turned }, ...stops[side]);
    }),
  );
  return svg("defs", {}, ...gradients);
};

/**
 * @param {import("./timeline-layout.js").Line} line
 * @param {object} how what all lines share: `scale`, `words`, `speaker`, `mirror`, `chosen`, `selected`,
 *   `isMarked` (changes are), `caption`, `width`
 */
export const paintLine = (line, how) => {
  const { scale, mirror, caption } = how;
  const group = svg("g", { class: "lane", transform: `translate(0 ${line.y})` });
  group.append(svg("line", { class: "lane-edge", x1: 0, x2: how.width, y1: line.height, y2: line.height }));
  const name = nameOf(line, how.words);
  const room = caption > 0 ? how.width : scale.start - 12;
  group.append(svg("text", { class: "lane-name", x: mirror(4), y: 14 }, svg("title", {}, `${name}: ${line.count}`), fit(name, room - 8, FONT)));
  const inner = svg("g", { transform: `translate(0 ${caption + SIZES.lane / 2})` });
  inner.append(...line.bars.map((bar) => paintBar(bar, how)), ...line.items.flatMap((item) => paintItem(item, how)));
  inner.append(...paintUndated(line.undated, how));
  if (line.block > 0) inner.append(...paintBlock(line, how));
  group.append(inner);
  return group;
};

/** What a lane is called. @param {{key: string, label: string}} line @param {object} words */
export const nameOf = ({ key, label }, words) => (key === "*" ? words.others : key === "" ? words.nowhere[words.by] : label);

const paintBar = (bar, { mirror, speaker, words }) => {
  const height = Math.max(2, bar.share * (SIZES.dense - 4));
  const disputed = bar.disputed * (SIZES.dense - 4);
  const x = mirror(bar.x, bar.width);
  const said = `${speaker.range(bar.first, bar.last)}: ${words.count.replace("{n}", bar.count.toLocaleString())}`;
  return svg(
    "g",
    { class: "count", "data-first": bar.first, "data-last": bar.last },
    svg("title", {}, said),
    svg("rect", { class: "count-all", x, y: SIZES.dense - height, width: bar.width, height }),
    disputed > 0 ? svg("rect", { class: "count-disputed", x, y: SIZES.dense - disputed, width: bar.width, height: disputed }) : "",
  );
};

const classOf = (row, how) =>
  [
    "mark",
    row.denied ? "mark-denied" : "",
    row.status === "disputed" ? "mark-disputed" : "",
    row.status === "unconfirmed" ? "mark-unconfirmed" : "",
    isOutside(row, how) ? "mark-outside" : "",
    row.id === how.selected ? "mark-selected" : "",
    how.isMarked && row.change !== null ? "mark-changed" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");

const paintItem = (item, how) => {
  const { row, width, fades, isShort } = item;
  const middle = item.y + SIZES.track / 2;
  const group = markFor(row, how);
  group.classList.toggle("mark-vague", fades.start || fades.end);
  const x = how.mirror(item.x, width);
  group.append(svg("rect", { class: "mark-room", x: x - 1, y: item.y, width: width + 2, height: SIZES.track }));
  if (isShort) group.append(signAt(row, x + width / 2, middle));
  else group.append(svg("rect", { class: "mark-days", x, y: middle - BAR / 2, width, height: BAR, rx: 2, fill: fillOf(row, fades) }));
  if (!isShort && width > 24) group.append(signAt(row, how.mirror(item.x + (fades.start ? width / 2 : 8)), middle));
  if (row.status === "disputed") group.append(svg("path", { class: "mark-split", d: `M${x + width / 2 - 3.5} ${middle + 7}l7-14` }));
  return item.isTold ? [group, paintTold(item, how)] : [group];
};

const isOutside = (row, { chosen }) => chosen !== null && !chosen.has(row.id);

/** The first toll of a happening, below it. */
const paintTold = ({ row, tollX, y }, how) => {
  const toll = paintToll(row.tolls[0], { x: tollX, y: y + 1.5 * SIZES.track, mirror: how.mirror, words: how.words });
  return svg("g", { class: isOutside(row, how) ? "mark-outside" : null }, toll);
};

const markFor = (row, how) => {
  const said = sayRow(row, how);
  return svg(
    "g",
    {
      class: classOf(row, how),
      "data-happening": row.id,
      "data-family": row.family,
      "data-change": how.isMarked ? row.change : null,
      role: "button",
      tabindex: -1,
      "aria-pressed": String(row.id === how.selected),
      "aria-label": said,
    },
    svg("title", {}, said),
  );
};

const signAt = ({ family }, x, y) => svg("path", { class: "mark-sign", d: signPath(family), transform: `translate(${x} ${y})` });

const fillOf = ({ denied, family }, { start, end }) => {
  if (denied) return null;
  const name = FAMILIES.includes(family) ? family : "other";
  if (!start && !end) return `var(--family-${name})`;
  return `url(#fade-${name}-${start && end ? "both" : start ? "start" : "end"})`;
};

const paintUndated = (rows, how) => {
  const { scale, mirror, width } = how;
  const across = Math.max(1, Math.floor((width - scale.end - 12) / SIZES.sign));
  const shown = rows.length > across ? rows.slice(0, across - 1) : rows;
  const y = SIZES.track / 2;
  const signs = shown.map((row, index) => {
    const x = mirror(scale.end + 12 + (index + 0.5) * SIZES.sign);
    const group = markFor(row, how);
    group.append(svg("rect", { class: "mark-room", x: x - SIZES.sign / 2, y: y - SIZES.track / 2, width: SIZES.sign, height: SIZES.track }), signAt(row, x, y));
    return group;
  });
  if (shown.length === rows.length) return signs;
  const left = svg("text", { class: "lane-more", x: mirror(scale.end + 12 + shown.length * SIZES.sign), y: y + 4 }, `+${rows.length - shown.length}`);
  return [...signs, left];
};

/** The tolls of the selected happening, under its lane. */
const paintBlock = (line, { mirror, words, selected }) => {
  const chosen = line.items.find((item) => item.row.id === selected);
  return tollsBelow(chosen).map((toll, index) => paintToll(toll, { x: chosen.tollX, y: line.block + (index + 0.5) * SIZES.toll, mirror, words }));
};

/** A happening in words: what, when and how exactly, where, how it stands. */
export const sayRow = (row, { words, speaker }) => {
  const status = row.denied ? words.denied : row.status === "disputed" ? words.disputed : "";
  return [row.headline, sayDays(row, words, speaker), status, ...row.tolls.map((toll) => sayToll(toll, words))]
    .filter((part) => part !== "")
    .join(". ");
};

const sayDays = ({ first, last, precision }, words, speaker) => {
  if (first === null && last === null) return words.undated;
  if (last === null) return words.from.replace("{day}", speaker.day(toNumber(first)));
  if (first === null) return words.until.replace("{day}", speaker.day(toNumber(last)));
  const days = speaker.range(toNumber(first), toNumber(last));
  return precision === "day" || precision === "days" ? days : words.within.replace("{days}", days);
};
