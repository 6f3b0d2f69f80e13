// Colours of the map, as the page's tokens have them now: light or dark.

/**
 * @typedef {object} Colours
 * @property {string} ground @property {string} surface @property {string} sunk @property {string} line
 * @property {string} strong @property {string} ink @property {string} muted @property {string} accent
 * @property {string} disputed
 * @property {(name: string) => string} family
 * @property {(name: string) => string} side
 */

const TOKENS = {
  ground: "--ground", surface: "--surface", sunk: "--sunk", line: "--line", strong: "--line-strong", ink: "--ink",
  muted: "--ink-muted", accent: "--accent", disputed: "--disputed",
};
const SHADES = 8;

/**
 * @param {string[]} sides the sides of the scene, in order: those without a colour of their own get one of eight
 * @returns {Colours}
 */
export const readColours = (sides) => {
  const style = getComputedStyle(document.documentElement);
  const has = (token) => style.getPropertyValue(token).trim() !== "";
  const strangers = sides.filter((side) => !has(tokenOf("side", side)));
  const token = (side) => {
    const place = strangers.indexOf(side);
    return place < 0 ? tokenOf("side", side) : `--side-${(place % SHADES) + 1}`;
  };
  const named = resolve(TOKENS);
  const shades = resolve(Object.fromEntries(["unknown", ...sides].map((side) => [side, token(side)])));
  const families = new Map();
  const family = (name) => {
    const own = tokenOf("family", name);
    if (!families.has(name)) families.set(name, resolve({ name: has(own) ? own : "--family-other" }).name);
    return families.get(name);
  };
  return { ...named, family, side: (name) => shades[name] ?? shades.unknown };
};

const tokenOf = (sort, name) => `--${sort}-${name.replaceAll(" ", "-")}`;

/** The values of tokens in use: one that is light-dark(…) says which only where something has it. */
const resolve = (tokens) => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const entries = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries);
};
