// Offsets: spans count code points of the report, the document counts UTF-16 units in its text nodes. This maps both ways.

/**
 * @typedef {{element: HTMLElement, node: Text, start: number, end: number, units: Uint32Array|null}} Piece
 * One unbroken stretch of the report; `units[i]` is where code point i begins in `node`, null where both are the same.
 */

/**
 * The text of a report: every element with data-start and data-end inside `root`.
 * @param {HTMLElement} root
 */
export const createText = (root) => {
  root.normalize();
  const pieces = [...root.querySelectorAll("[data-start][data-end]")].map(toPiece).filter((piece) => piece !== null);

  /** Ranges over code points `start` to `end`, one for each piece they touch. @returns {Range[]} */
  const ranges = (start, end) =>
    pieces
      .filter((piece) => piece.start < end && start < piece.end)
      .map((piece) => toRange(piece, Math.max(start, piece.start), Math.min(end, piece.end)));

  /** The code point at a place of the document, null outside the text. @returns {number|null} */
  const offsetOf = (node, unit) => {
    const piece = pieces.find((one) => one.node === node || one.element === node);
    if (piece === undefined) return null;
    if (piece.element === node) return unit === 0 ? piece.start : piece.end;
    return piece.start + toPoint(piece, unit);
  };

  /** The code point under a point of the window, null where no text is. @returns {number|null} */
  const offsetAt = (x, y) => {
    const caret = caretAt(x, y);
    if (caret === null) return null;
    const offset = offsetOf(caret.node, caret.unit);
    return offset !== null && isUnder(ranges(offset - 1, offset + 1), x, y) ? offset : null;
  };

  /** Code points of what is selected in the text, null where nothing is. @returns {{start: number, end: number}|null} */
  const selected = () => {
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.commonAncestorContainer)) return null;
    const touched = pieces.filter((piece) => range.intersectsNode(piece.node));
    if (touched.length === 0) return null;
    const first = touched[0];
    const last = touched.at(-1);
    const start = range.startContainer === first.node ? first.start + toPoint(first, range.startOffset) : first.start;
    const end = range.endContainer === last.node ? last.start + toPoint(last, range.endOffset) : last.end;
    return trimmed(start, end);
  };

  /** The words between two code points, pieces joined by a blank. @returns {string} */
  const words = (start, end) => ranges(start, end).map((range) => range.toString()).join(" ");

  const trimmed = (start, end) => {
    const held = [...words(start, end)];
    const front = held.findIndex((point) => point.trim() !== "");
    if (front < 0) return null;
    const back = held.findLastIndex((point) => point.trim() !== "");
    return { start: start + front, end: end - (held.length - 1 - back) };
  };

  return { ranges, offsetOf, offsetAt, selected, words };
};

const toPiece = (element) => {
  const node = element.firstChild;
  if (!(node instanceof Text)) return null;
  const start = Number(element.dataset.start);
  const end = Number(element.dataset.end);
  return { element, node, start, end, units: node.data.length === end - start ? null : unitsOf(node.data) };
};

const unitsOf = (data) => {
  const units = [];
  for (let unit = 0; unit < data.length; unit += data.codePointAt(unit) > 0xffff ? 2 : 1) units.push(unit);
  units.push(data.length);
  return Uint32Array.from(units);
};

const toUnit = (piece, point) => (piece.units === null ? point : piece.units[point]);

/** The code point that UTF-16 unit `unit` of a piece begins, or lies in. */
const toPoint = (piece, unit) => {
  if (piece.units === null) return unit;
  let [low, high] = [0, piece.units.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (piece.units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
};

const toRange = (piece, start, end) => {
  const range = document.createRange();
  range.setStart(piece.node, toUnit(piece, start - piece.start));
  range.setEnd(piece.node, toUnit(piece, end - piece.start));
  return range;
};

const caretAt = (x, y) => {
  if (document.caretPositionFromPoint !== undefined) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret === null ? null : { node: caret.offsetNode, unit: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y) ?? null;
  return range === null ? null : { node: range.startContainer, unit: range.startOffset };
};

/** Is the point on the letters, not in the margin beside the end of a line? */
const isUnder = (ranges, x, y) =>
  ranges
    .flatMap((range) => [...range.getClientRects()])
    .some((box) => box.left - 2 <= x && x <= box.right + 2 && box.top <= y && y <= box.bottom);
