// The ground of the map: land, borders, divisions and their names, from the base map; tiles of the user's own over it.
import { DIVISIONS_FROM } from "./map-base.js";

const FONT = ["Noto Sans Regular"];
/** How borders are drawn, by kind: those of disputed areas are dashed whoever they are given to. */
const DASHES = { country: null, disputed: [3, 2], line: [2, 3] };
const WIDTHS = { country: 1, disputed: 1.1, line: 0.7 };

/** The sources that followBase fills. */
export const GROUND = ["world", "borders", "countries", "divisions", "division-names"];

/** The layers of names that are switched together. */
export const GROUND_NAMES = ["countries", "divisions-name"];

/**
 * Land, divisions and borders.
 * @param {import("./map-colours.js").Colours} colours
 * @param {{tiles: string|null, policy: string}} given `policy` of borders: "un" or "administered"
 */
export const groundLayers = (colours, { tiles, policy }) => [
  { id: "sea", type: "background", paint: { "background-color": colours.sunk } },
  land("world", "world", colours),
  land("land", "divisions", colours),
  ...(tiles === null ? [] : [{ id: "tiles", type: "raster", source: "tiles" }]),
  {
    id: "divisions", type: "line", source: "divisions", minzoom: DIVISIONS_FROM, filter: isPolygon,
    paint: { "line-color": colours.line, "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.5, 9, 1.2] },
  },
  ...Object.keys(DASHES).flatMap((kind) => [
    border(`borders-${kind}`, kind, colours, { source: "borders", property: "kind", maxzoom: DIVISIONS_FROM }),
    border(`fine-${kind}`, kind, colours, { source: "divisions", property: policy, minzoom: DIVISIONS_FROM }),
  ]),
];

/** Where the user's own tiles come from, as a source of the style. @param {string} address a template, or a PMTiles file */
export const tileSource = (address) => {
  if (address.startsWith("pmtiles://")) return { type: "raster", url: address };
  if (isArchive(address)) return { type: "raster", url: `pmtiles://${address}` };
  return { type: "raster", tiles: [address], tileSize: 256 };
};

/** Is an address that of a PMTiles archive? @param {string} address */
export const isArchive = (address) => address.startsWith("pmtiles://") || /\.pmtiles(\?|$)/.test(address);

/** Names of countries and divisions in the page's language, below them those of the place where they differ. */
export const groundNames = (colours, language) => {
  const paint = { "text-color": colours.muted, "text-halo-color": colours.surface, "text-halo-width": 1.5 };
  return [
    {
      id: "countries", type: "symbol", source: "countries", maxzoom: 7.5,
      // Names of disputed areas come later than those of countries.
      filter: [">=", ["zoom"], ["case", ["has", "disputed"], ["+", 2.5, ["get", "rank"]], ["+", 0.6, ["*", 0.8, ["get", "rank"]]]]],
      layout: {
        "text-field": named(language), "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 11, 6, 15],
        "symbol-sort-key": ["get", "rank"], "text-letter-spacing": 0.08, "text-padding": 8, "text-max-width": 8,
      },
      paint,
    },
    {
      id: "divisions-name", type: "symbol", source: "division-names", minzoom: 6,
      layout: {
        "text-field": ["case", ["has", "local"], twoLines(language), named(language)], "text-font": FONT, "text-size": 12,
        "text-padding": 12, "text-max-width": 8,
      },
      paint,
    },
  ];
};

const isPolygon = ["in", ["geometry-type"], ["literal", ["Polygon", "MultiPolygon"]]];

const land = (id, source, colours) => ({
  id, type: "fill", source, filter: isPolygon, paint: { "fill-color": colours.surface, "fill-antialias": false },
});

const border = (id, kind, colours, { property, ...where }) => ({
  id, type: "line", ...where, filter: ["==", ["get", property], kind],
  paint: {
    "line-color": colours.strong,
    "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6 * WIDTHS[kind], 8, 1.7 * WIDTHS[kind]],
    ...(DASHES[kind] === null ? {} : { "line-dasharray": DASHES[kind] }),
  },
});

const named = (language) => ["coalesce", ["get", language, ["get", "names"]], ["get", "name"]];

const twoLines = (language) => ["format", named(language), {}, "\n", {}, ["get", "local"], { "font-scale": 0.9 }];
