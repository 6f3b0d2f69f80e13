// SVG elements, made in one line each.

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} name
 * @param {Record<string, string|number|boolean|null|undefined>} attributes those of null, undefined or false are left out
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export const svg = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value));
  }
  element.append(...children);
  return element;
};

let context = null;

/**
 * A text cut to what a width holds.
 * @param {string} text @param {number} width in pixels @param {string} font as CSS has it
 */
export const fit = (text, width, font) => {
  context ??= document.createElement("canvas").getContext("2d");
  context.font = font;
  if (context.measureText(text).width <= width) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > width) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
};
