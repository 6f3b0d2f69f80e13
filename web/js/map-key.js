// The key of the map: which sign and colour means what, and switches for what is drawn.
import { FAMILIES, signPath } from "./signs.js";
import { svg } from "./svg.js";

/**
 * @param {HTMLElement} element the map's
 * @param {{strings: object, switches: string[], onSwitch: (name: string, isOn: boolean) => void, onFit: () => void}} options
 */
export const createKey = (element, { strings, switches, onSwitch, onFit }) => {
  const box = document.createElement("details");
  box.className = "map-key";
  const title = document.createElement("summary");
  title.textContent = strings.key;
  const signs = document.createElement("ul");
  const sides = document.createElement("ul");
  const layers = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = strings.shown;
  layers.append(legend, ...switches.map((name) => switchOf(name, strings.layers[name], onSwitch)));
  const fit = Object.assign(document.createElement("button"), { type: "button", textContent: strings.fit });
  fit.addEventListener("click", onFit);
  const notes = Object.assign(document.createElement("p"), { className: "aside", textContent: strings.notes });
  box.append(title, signs, sides, notes, layers, fit);
  element.append(box);

  return {
    /** @param {{scene: object, sides: string[], colours: object}} shown */
    show: ({ scene, sides: held, colours }) => {
      const families = new Set([...scene.rows, ...scene.cells].map(({ family }) => family));
      const known = FAMILIES.filter((family) => families.has(family));
      signs.replaceChildren(...known.map((family) => line(signOf(family, colours), strings.families[family] ?? family)));
      sides.replaceChildren(...held.map((side) => line(swatch(colours.side(side)), holderWords(side, strings))));
    },
  };
};

const switchOf = (name, words, onSwitch) => {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
  box.addEventListener("change", () => onSwitch(name, box.checked));
  label.append(box, ` ${words}`);
  return label;
};

const holderWords = (side, strings) => (side === "unknown" ? strings.side_unknown : strings.holds.replace("{side}", side));

const line = (sign, words) => {
  const item = document.createElement("li");
  item.append(sign, ` ${words}`);
  return item;
};

const signOf = (family, colours) =>
  svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, svg("path", { d: signPath(family), fill: colours.family(family) }));

const swatch = (colour) =>
  svg(
    "svg",
    { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("rect", { x: 1, y: 1, width: 14, height: 14, rx: 7, fill: colour, "fill-opacity": 0.5, stroke: colour, "stroke-width": 2 }),
  );
