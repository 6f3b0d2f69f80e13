// The map of the health view: facilities by how they work; the table below it lists the same.
import { findBase, followBase } from "./map-base.js";
import { readColours } from "./map-colours.js";
import { boundsOf, circle } from "./map-geometry.js";
import { GROUND, groundLayers, groundNames, tileSource } from "./map-ground.js";
import { drawDisc } from "./map-signs.js";
import { gridOf, offsetBySlot, slotAt } from "./map-slots.js";
import { hasGraphics, prepare } from "./map.js";

const range = (count) => Array.from({ length: count }, (_, index) => index);
const EMPTY = { type: "FeatureCollection", features: [] };
/** How far signs of one point stand apart, in pixels; so many stand in a row. */
const APART = 26;
const ROW = 4;
const LINES = 12;
const SLOTS = gridOf(range(ROW).map((column) => column * APART), range(LINES).map((line) => line * APART));
/** A sign for each way of working: bars of a cross, half of them, a stroke through it, or a ring of nothing known. */
const SIGNS = {
  functioning: { path: "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z", colour: (colours) => colours.family("relief") },
  partially_functioning: { path: "M-2-6H2V-2H6V2H-2Z", colour: (colours) => colours.family("control") },
  non_functioning: { path: "M-6-4.2-4.2-6 6 4.2 4.2 6Z M-6 4.2-4.2 6 6-4.2 4.2-6Z", colour: (colours) => colours.disputed },
  unknown: { path: "M-5 0A5 5 0 1 0 5 0 5 5 0 1 0-5 0ZM-3 0A3 3 0 1 1 3 0 3 3 0 1 1-3 0Z", colour: (colours) => colours.muted },
};

/** Starts the map of facilities where the page has one. */
export const startHealth = () => {
  const [element, data] = [document.getElementById("map"), document.getElementById("facilities")];
  if (element === null || data === null) return;
  const strings = JSON.parse(document.getElementById("strings").textContent).map;
  const { points } = JSON.parse(data.textContent);
  if (hasGraphics()) openCare(element, points, strings);
  else {
    element.textContent = strings.no_graphics;
    element.classList.add("map-absent");
  }
};

const openCare = (element, points, strings) => {
  const base = findBase(element);
  prepare(base);
  const bounds = boundsOf(points.flatMap(({ lon, lat, radius_km }) => circle([lon, lat], Math.max(radius_km, 5))));
  const map = new maplibregl.Map({
    container: element,
    style: styleOf(element, points),
    ...(bounds === null ? {} : { bounds, fitBoundsOptions: { padding: 24, maxZoom: 11 } }),
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: { compact: true, customAttribution: strings.attribution },
    locale: { "Map.Title": element.getAttribute("aria-label") ?? strings.title, ...strings.controls },
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(new maplibregl.ScaleControl(), "bottom-left");
  map.on("styleimagemissing", ({ id }) => {
    const [what, state, disputed] = id.split("|");
    if (what !== "care") return;
    const [colours, { path, colour }] = [readColours([]), SIGNS[state] ?? SIGNS.unknown];
    const { data, pixelRatio } = drawDisc({ path, colour: colour(colours), disputed: disputed === "true" }, colours);
    map.addImage(id, data, { pixelRatio });
  });
  const ground = followBase(map, base);
  map.once("load", () => void ground.fill());
  window.addEventListener("theme", () => {
    map.setStyle(styleOf(element, points), { diff: false });
    map.once("style.load", () => void ground.refill());
  });
  pointAtFacilities(map);
};

/** Words under the pointer (text: reports are not trusted); a click leads to the facility's line of the table. */
const pointAtFacilities = (map) => {
  const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, offset: 14 });
  map.on("mousemove", "care", ({ features: [feature], lngLat }) => {
    map.getCanvas().style.cursor = "pointer";
    popup.setLngLat(lngLat).setText(feature.properties.words).addTo(map);
  });
  map.on("mouseleave", "care", () => {
    map.getCanvas().style.cursor = "";
    popup.remove();
  });
  map.on("click", "care", ({ features: [feature] }) => location.assign(feature.properties.href));
};

const styleOf = (element, points) => {
  const colours = readColours([]);
  const tiles = element.dataset.tiles || null;
  const policy = element.dataset.borders || "un";
  const area = { "fill-color": colours.muted, "fill-opacity": 0.1 };
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(GROUND.map((name) => [name, { type: "geojson", data: EMPTY, tolerance: 0.2 }])),
      ...(tiles === null ? {} : { tiles: tileSource(tiles) }),
      areas: { type: "geojson", data: areasOf(points) },
      care: { type: "geojson", data: signsOf(points) },
    },
    layers: [
      ...groundLayers(colours, { tiles, policy }),
      { id: "areas", type: "fill", source: "areas", paint: area },
      { id: "areas-line", type: "line", source: "areas", paint: { "line-color": colours.strong, "line-width": 0.8, "line-dasharray": [2, 2] } },
      ...groundNames(colours, document.documentElement.lang),
      {
        id: "care", type: "symbol", source: "care",
        layout: { "icon-image": ["get", "icon"], "icon-offset": offsetBySlot(SLOTS), "icon-allow-overlap": true, "icon-ignore-placement": true },
      },
    ],
  };
};

const collection = (features) => ({ type: "FeatureCollection", features });

/** One area for each point that is not exact. */
const areasOf = (points) => {
  const rings = new Map(points.map(({ lon, lat, radius_km }) => [`${lon} ${lat}`, circle([lon, lat], radius_km)]));
  return collection([...rings.values()].map((ring) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } })));
};

/** The facilities; those of one point in rows below one another. */
const signsOf = (points) => {
  const seen = new Map();
  return collection(points.map(({ lon, lat, name, place, status, state, disputed, voice, href }) => {
    const at = seen.get(`${lon} ${lat}`) ?? 0;
    seen.set(`${lon} ${lat}`, at + 1);
    const words = [name, place, status, voice].filter((word) => word).join(" · ");
    const offset = [(at % ROW) * APART, Math.floor(at / ROW) * APART];
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { icon: `care|${state}|${disputed}`, slot: slotAt(offset), words, href },
    };
  }));
};
