// The map: what happened where, never more exact than the words; who is said to hold what; the list in another shape.
import { Protocol } from "pmtiles";
import { findBase, followBase } from "./map-base.js";
import { startBox } from "./map-box.js";
import { readColours } from "./map-colours.js";
import { areasOf, boxOf, cellsOf, controlOf, extentOf, groupsOf, namesOf, sidesOf, signsOf, vagueOf } from "./map-features.js";
import { createKey } from "./map-key.js";
import { showChoice, showHover } from "./map-popups.js";
import { drawImage } from "./map-signs.js";
import { buildStyle, SWITCHES, TOUCHED } from "./map-style.js";

const NOTHING = { rows: [], cells: [], control: [] };
/** Pixels left free around what the view is fitted to. */
const MARGIN = 40;
/** Closer than this the view never goes by itself. */
const CLOSEST = 11;

/**
 * @param {HTMLElement} element
 * @param {object} options
 * @param {object} options.strings the page's words for scripts
 * @param {(id: string) => void} options.onSelect
 * @param {(id: string|null) => void} [options.onHover]
 * @param {(bbox: number[]|null, how?: object) => void} [options.onBox]
 * @param {(camera: [number, number, number]) => void} [options.onCamera]
 * @returns {{draw: Function, select: Function, hover: Function, resize: Function}}
 */
export const createMap = (element, options) => {
  const strings = options.strings.map;
  if (!hasGraphics()) {
    element.textContent = strings.no_graphics;
    element.classList.add("map-absent");
    return { draw: () => {}, select: () => {}, hover: () => {}, resize: () => {} };
  }
  return openMap(element, { ...options, strings, base: findBase(element) });
};

/** Can this browser draw a map? */
export const hasGraphics = () => {
  const probe = document.createElement("canvas");
  return globalThis.maplibregl !== undefined && probe.getContext("webgl2") !== null;
};

const hasSize = (element) =>
  new Promise((resolve) => {
    const observer = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width <= 2 * MARGIN || contentRect.height <= 2 * MARGIN) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });

let isPrepared = false;

/** Once a page: where the worker is, and how Arabic letters are joined. */
export const prepare = ({ worker, rtl }) => {
  if (isPrepared) return;
  isPrepared = true;
  maplibregl.setWorkerUrl(worker);
  if (rtl !== null) void maplibregl.setRTLTextPlugin(rtl, true);
  maplibregl.addProtocol("pmtiles", new Protocol().tile);
};

const openMap = (element, { strings, base, onSelect, onHover = () => {}, onBox, onCamera }) => {
  prepare(base);
  const language = document.documentElement.lang;
  const hidden = new Set();
  const tiles = element.dataset.tiles || null;
  const policy = element.dataset.borders || "un";
  let [scene, state] = [NOTHING, { sel: null, bbox: null, map: null, diff: false }];
  let [selected, hovered] = [null, null];
  let groups = [];
  let sides = [];
  let colours = readColours(sides);

  const dataOf = () => {
    const look = { selected, hovered, diff: state.diff };
    return {
      control: controlOf(scene.control, colours), areas: areasOf(groups, look),
      vague: vagueOf(groups, look, strings), signs: signsOf(groups, look), names: namesOf(groups, scene.control),
      cells: cellsOf(scene.cells), box: boxOf(state.bbox),
    };
  };

  const map = new maplibregl.Map({
    container: element,
    style: buildStyle(colours, { data: {}, hidden, tiles, language, policy }),
    center: [20, 20],
    zoom: 1,
    maxZoom: 16,
    boxZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: { compact: true, customAttribution: attributionOf(element, strings) },
    locale: { "Map.Title": strings.title, ...strings.controls },
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
  });
  // For whoever scripts the page, its tests among them.
  element.map = map;
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(new maplibregl.ScaleControl(), "bottom-left");
  map.on("styleimagemissing", ({ id }) => {
    const image = drawImage(id, colours);
    if (image === null) return;
    const { data, ...how } = image;
    map.addImage(id, data, how);
  });

  const ground = followBase(map, base);
  // Open at first, as its licence may ask on small maps; here the page's foot names the sources too.
  map.once("load", () => element.querySelector(".maplibregl-ctrl-attrib")?.classList.remove("maplibregl-compact-show"));
  // Fitting a view to a box that has no size yet fails: both are waited for.
  const ready = Promise.all([map.loaded() ? null : map.once("load"), hasSize(element)]).then(() => map.resize());

  const paint = () => {
    const data = dataOf();
    Object.entries(data).forEach(([source, features]) => map.getSource(source)?.setData(features));
  };

  /** Colours changed, or layers were switched: a new style with the same data. */
  const restyle = () => {
    colours = readColours(sides);
    map.setStyle(buildStyle(colours, { data: dataOf(), hidden, tiles, language, policy }), { diff: false });
    map.once("style.load", () => void ground.refill());
  };

  const key = createKey(element, {
    strings,
    switches: Object.keys(SWITCHES),
    onSwitch: (name, isOn) => {
      if (isOn) hidden.delete(name);
      else hidden.add(name);
      SWITCHES[name].forEach((layer) => map.setLayoutProperty(layer, "visibility", isOn ? "visible" : "none"));
    },
    onFit: () => fit({ animate: true }),
  });
  if (onBox) startBox(map, element, { strings, onBox });

  const fit = ({ animate }) => {
    const extent = extentOf(scene);
    if (extent !== null) map.fitBounds(extent, { padding: MARGIN, maxZoom: CLOSEST, animate });
  };

  const rowsAt = (point) => {
    const layers = TOUCHED.filter((layer) => map.getLayer(layer));
    const [feature] = map.queryRenderedFeatures(point, { layers });
    if (feature === undefined) return { rows: [], cell: null };
    if (feature.layer.id === "cells") return { rows: [], cell: feature };
    const rows = groups.find((group) => group.key === feature.properties.group)?.rows ?? [];
    const { family } = feature.properties;
    return { rows: family === undefined ? rows : rows.filter((row) => row.family === family), cell: null };
  };

  map.on("mousemove", ({ point, lngLat }) => {
    const { rows, cell } = rowsAt(point);
    map.getCanvas().style.cursor = rows.length > 0 || cell !== null ? "pointer" : "";
    showHover(map, lngLat, rows, strings);
    onHover(rows.length === 1 ? rows[0].id : null);
  });
  map.getCanvas().addEventListener("mouseleave", () => {
    showHover(map, null, [], strings);
    onHover(null);
  });
  map.on("click", ({ point, lngLat }) => {
    const { rows, cell } = rowsAt(point);
    if (cell !== null) map.easeTo({ center: cell.geometry.coordinates, zoom: map.getZoom() + 2 });
    else if (rows.length === 1) onSelect(rows[0].id);
    else if (rows.length > 1) showChoice(map, lngLat, rows, { strings, onSelect });
  });

  // Where people moved the view stands in the address; where the address says otherwise (going back), the view follows.
  let camera;
  map.on("moveend", ({ originalEvent }) => {
    if (originalEvent === undefined || onCamera === undefined) return;
    const { lat, lng } = map.getCenter();
    camera = [round(lat, 4), round(lng, 4), round(map.getZoom(), 2)];
    onCamera(camera);
  });
  const place = () => {
    const wanted = state.map ?? null;
    if (camera !== undefined && String(wanted) === String(camera)) return;
    camera = wanted;
    if (wanted === null) fit({ animate: false });
    else map.jumpTo({ center: [wanted[1], wanted[0]], zoom: wanted[2] });
  };
  void ready.then(() => ground.fill());

  return {
    draw: (given, now) => {
      [scene, state, sides] = [given, now, sidesOf(given)];
      const theme = readColours(sides);
      const isNewTheme = theme.surface !== colours.surface;
      colours = theme;
      groups = groupsOf(scene.rows);
      key.show({ scene, sides, colours });
      void ready.then(() => {
        if (isNewTheme) restyle();
        else paint();
        place();
      });
    },
    select: (id) => {
      selected = id;
      void ready.then(paint);
    },
    hover: (id) => {
      if (id === hovered) return;
      hovered = id;
      void ready.then(paint);
    },
    resize: () => map.resize(),
  };
};

const round = (value, digits) => Number(value.toFixed(digits));

const attributionOf = (element, strings) =>
  [strings.attribution, element.dataset.attribution].filter((text) => text !== undefined && text !== "").join(" · ");
