// Slots: where a sign stands beside others of its place. The map turns lists in a feature's properties into text when it
// looks features up, and would not know them for offsets: a feature names its slot in a word, the style what that means.

/** @param {[number, number]} offset pixels to the right and down */
export const slotAt = ([x, y]) => `${x} ${y}`;

/** All slots of a grid. @param {number[]} columns @param {number[]} lines @returns {[number, number][]} */
export const gridOf = (columns, lines) => lines.flatMap((y) => columns.map((x) => [x, y]));

/**
 * An expression of the style for a feature's property `slot`.
 * @param {[number, number][]} slots
 * @param {(offset: [number, number]) => [number, number]} [make] what it means
 */
export const offsetBySlot = (slots, make = (offset) => offset) => [
  "match",
  ["get", "slot"],
  ...slots.flatMap((offset) => [slotAt(offset), ["literal", make(offset)]]),
  ["literal", make([0, 0])],
];
