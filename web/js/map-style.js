// The style of the map: its ground, areas, who holds what, signs; in the page's colours.
import { GROUND, GROUND_NAMES, groundLayers, groundNames, tileSource } from "./map-ground.js";
import { SLOTS } from "./map-features.js";
import { offsetBySlot } from "./map-slots.js";

const EMPTY = { type: "FeatureCollection", features: [] };
const SOURCES = [...GROUND, "control", "areas", "vague", "signs", "names", "cells", "box"];
const FONT = ["Noto Sans Regular"];

/** Signs are smaller where a country is in view. */
const SIZE = ["interpolate", ["linear"], ["zoom"], 4, 0.5, 9, 1];
/** What can be switched on and off, and the layers that each is drawn by. */
export const SWITCHES = {
  happenings: ["signs", "signs-halo", "signs-count", "vague-count", "cells", "cells-count"],
  reach: ["areas", "areas-line"],
  control: ["control", "control-stripes", "control-line", "control-denied"],
  labels: [...GROUND_NAMES, "names"],
};
/** The layers that answer a click, the topmost first. */
export const TOUCHED = ["signs", "cells", "vague-count", "areas"];

/**
 * @param {import("./map-colours.js").Colours} colours
 * @param {{data: Record<string, object>, hidden: Set<string>, tiles: string|null, language: string, policy: string}} given
 *   `data` by source; `policy` of borders
 */
export const buildStyle = (colours, { data, hidden, tiles, language, policy }) => ({
  version: 8,
  sources: {
    ...Object.fromEntries(SOURCES.map((name) => [name, { type: "geojson", data: data[name] ?? EMPTY, tolerance: 0.2 }])),
    ...(tiles === null ? {} : { tiles: tileSource(tiles) }),
  },
  layers: [
    ...groundLayers(colours, { tiles, policy }),
    ...control(colours),
    ...reach(colours),
    ...groundNames(colours, language),
    placeNames(colours),
    ...signs(colours),
    ...box(colours),
  ].map((layer) => withVisibility(layer, hidden)),
});

const withVisibility = (layer, hidden) => {
  const isHidden = Object.entries(SWITCHES).some(([name, layers]) => hidden.has(name) && layers.includes(layer.id));
  return isHidden ? { ...layer, layout: { ...layer.layout, visibility: "none" } } : layer;
};

const control = (colours) => [
  {
    id: "control", type: "fill", source: "control", filter: ["all", ["!", ["get", "contested"]], ["!=", ["get", "side"], ""]],
    paint: { "fill-color": ["get", "colour"], "fill-opacity": ["*", 0.45, ["get", "opacity"]] },
  },
  {
    id: "control-stripes", type: "fill", source: "control", filter: ["get", "contested"],
    paint: { "fill-pattern": ["get", "pattern"], "fill-opacity": ["*", 0.55, ["get", "opacity"]] },
  },
  {
    id: "control-line", type: "line", source: "control", filter: ["!=", ["get", "side"], ""],
    paint: { "line-color": ["get", "colour"], "line-width": 1.5, "line-opacity": ["get", "opacity"] },
  },
  {
    id: "control-denied", type: "line", source: "control", filter: ["get", "denied"],
    paint: { "line-color": colours.disputed, "line-width": 2.5, "line-dasharray": [2, 1.5] },
  },
];

const chosen = (colours, otherwise) => ["case", ["get", "selected"], colours.accent, ["get", "hovered"], colours.ink, otherwise];

const reach = (colours) => [
  {
    id: "areas", type: "fill", source: "areas",
    paint: {
      "fill-color": chosen(colours, colours.muted),
      "fill-opacity": ["case", ["any", ["get", "selected"], ["get", "hovered"]], 0.18, ["get", "vague"], 0.05, 0.1],
    },
  },
  {
    id: "areas-line", type: "line", source: "areas",
    paint: {
      "line-color": chosen(colours, colours.strong),
      "line-width": ["case", ["any", ["get", "selected"], ["get", "hovered"]], 2, 0.8],
      "line-dasharray": [2, 2],
    },
  },
];

const inHalo = (colours) => ({ "text-color": colours.ink, "text-halo-color": colours.surface, "text-halo-width": 1.5 });

const placeNames = (colours) => ({
  id: "names", type: "symbol", source: "names", minzoom: 6,
  layout: {
    "text-field": ["get", "name"], "text-font": FONT, "text-size": 13, "text-anchor": "top", "text-offset": [0, 1.7],
    "icon-image": ["case", ["==", ["get", "frame"], ""], "", ["get", "frame"]], "icon-text-fit": "both",
    "text-allow-overlap": ["step", ["zoom"], false, 9, true], "icon-allow-overlap": ["step", ["zoom"], false, 9, true],
  },
  paint: inHalo(colours),
});

/** A sign's number stands at its upper corner, so many pixels off; text is moved by ems of its size. */
const BADGE = 9;
const BADGE_EM = 10;
const atCorner = ([x, y]) => [x + BADGE, y - BADGE];
const inEms = (offset) => atCorner(offset).map((pixels) => pixels / BADGE_EM);

const signs = (colours) => [
  {
    id: "cells", type: "circle", source: "cells",
    paint: {
      "circle-color": colours.accent, "circle-opacity": 0.75, "circle-stroke-color": ["case", [">", ["get", "disputed"], 0], colours.disputed, colours.surface],
      "circle-stroke-width": 2, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 9, 40, 34],
    },
  },
  {
    id: "cells-count", type: "symbol", source: "cells",
    layout: { "text-field": ["get", "label"], "text-font": FONT, "text-size": 12, "text-allow-overlap": true },
    paint: { "text-color": colours.surface },
  },
  {
    id: "signs-halo", type: "symbol", source: "signs", filter: ["any", ["get", "selected"], ["get", "hovered"], ["get", "changed"]],
    layout: {
      "icon-image": ["case", ["get", "selected"], "halo|selected", ["get", "hovered"], "halo|hovered", "halo|changed"],
      "icon-size": SIZE, "icon-offset": offsetBySlot(SLOTS), "icon-allow-overlap": true, "icon-ignore-placement": true,
    },
  },
  {
    id: "signs", type: "symbol", source: "signs",
    layout: {
      "icon-image": ["get", "icon"], "icon-size": SIZE, "icon-offset": offsetBySlot(SLOTS), "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      "symbol-sort-key": ["get", "order"],
    },
  },
  {
    id: "signs-count", type: "symbol", source: "signs", minzoom: 7, filter: ["!=", ["get", "count"], ""],
    layout: {
      "icon-image": "badge", "icon-offset": offsetBySlot(SLOTS, atCorner), "icon-allow-overlap": true, "icon-ignore-placement": true,
      "text-field": ["get", "count"], "text-font": FONT, "text-size": 10, "text-offset": offsetBySlot(SLOTS, inEms),
      "text-allow-overlap": true, "text-ignore-placement": true,
    },
    paint: { "text-color": colours.surface },
  },
  {
    id: "vague-count", type: "symbol", source: "vague",
    layout: {
      "text-field": ["get", "label"], "text-font": FONT, "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.3],
      "text-allow-overlap": ["step", ["zoom"], false, 8, true],
    },
    paint: { ...inHalo(colours), "text-color": chosen(colours, colours.muted) },
  },
];

const box = (colours) => [
  { id: "box", type: "line", source: "box", paint: { "line-color": colours.accent, "line-width": 2, "line-dasharray": [4, 2] } },
];
