// Highlight: claims marked in the text by the CSS Custom Highlight API, which lets marks overlap and leaves the text as it is.

/** @typedef {{id: string, start: number, end: number, kind: string, voice: string}} Mark */

/** Later ones are painted over earlier ones. */
const LAYERS = ["refused", "tint", "many", "claim", "field"];

/**
 * Paints spans of a text. Where the browser has no such highlights the claim and the field shown are selected instead.
 * @param {ReturnType<import("./offsets.js").createText>} text
 */
export const createPainter = (text) => {
  const can = typeof Highlight === "function" && "highlights" in CSS;
  const tints = new Set();

  /** Paints spans under a name of the style sheet; none clears it. */
  const paint = (name, spans, layer = name) => {
    const ranges = spans.flatMap((span) => text.ranges(span.start, span.end));
    if (can) set(name, ranges, LAYERS.indexOf(layer));
    else if (layer === "claim" || layer === "field") choose(ranges);
  };

  const set = (name, ranges, priority) => {
    if (ranges.length === 0) {
      CSS.highlights.delete(name);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  };

  /** Tints the claims by "kind" or by "voice": one highlight for each group. @param {Mark[]} marks */
  const tint = (marks, by) => {
    for (const name of tints) CSS.highlights?.delete(name);
    tints.clear();
    for (const [group, held] of Map.groupBy(marks, (mark) => mark[by])) {
      paint(`${by}-${group}`, held, "tint");
      tints.add(`${by}-${group}`);
    }
    paint("many", overlaps(marks));
  };

  return { paint, tint };
};

const choose = (ranges) => {
  const selection = document.getSelection();
  selection.removeAllRanges();
  if (ranges.length > 0) selection.addRange(ranges[0]);
};

/**
 * The stretches that two or more marks cover.
 * @param {{start: number, end: number}[]} marks
 * @returns {{start: number, end: number}[]}
 */
export const overlaps = (marks) => {
  const edges = marks.flatMap((mark) => [[mark.start, 1], [mark.end, -1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out = [];
  let depth = 0;
  let start = 0;
  for (const [at, step] of edges) {
    if (depth < 2 && depth + step === 2) start = at;
    if (depth === 2 && step < 0 && at > start) out.push({ start, end: at });
    depth += step;
  }
  return out;
};

/** Marks that hold the code point at `offset`, the shortest first. @param {Mark[]} marks */
export const marksAt = (marks, offset) =>
  marks
    .filter((mark) => mark.start <= offset && offset < mark.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
