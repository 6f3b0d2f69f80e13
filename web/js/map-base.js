// The base map, out of the package: countries and borders at once, divisions of a country when it comes into view.

const EMPTY = { type: "FeatureCollection", features: [] };
/** Below this zoom divisions are not drawn. */
export const DIVISIONS_FROM = 4.5;

/**
 * @typedef {object} Base
 * @property {(name: string) => Promise<object>} load a file of the base map, such as "world" or "divisions/SY"
 * @property {string} worker where the map's worker lies
 * @property {string|null} rtl where the joining of Arabic letters lies; null where the worker has it
 */

/** Where the base map of this page lies: in the page itself where it is one file, else on the server. @returns {Base} */
export const findBase = (element) => {
  const held = document.getElementById("basemap");
  return held === null ? serverBase(element) : fileBase(JSON.parse(held.textContent));
};

const fileBase = (files) => ({
  load: async (name) => files[name] ?? EMPTY,
  // The worker has the joining of Arabic letters behind it.
  worker: URL.createObjectURL(new Blob([document.getElementById("map-worker").textContent], { type: "text/javascript" })),
  rtl: null,
});

/** The base map of the server. @param {HTMLElement} element the map's, which says the policy of borders @returns {Base} */
const serverBase = (element) => {
  const root = `${document.body.dataset.root ?? ""}/static`;
  const policy = element.dataset.borders ?? "un";
  return {
    load: async (name) => {
      // Land that does not come, or that the page is left before, takes nothing from what is drawn on it.
      const answer = await fetch(`${root}/basemap/${name.startsWith("divisions/") ? "" : `${policy}/`}${name}.json`).catch(() => null);
      return answer?.ok ? answer.json() : EMPTY;
    },
    worker: `${root}/vendor/maplibre-gl-csp-worker.js`,
    rtl: `${root}/vendor/rtl-text.js`,
  };
};

/**
 * Fills the sources of the base map, and goes on filling as the view moves.
 * @param {object} map @param {Base} base
 */
export const followBase = (map, base) => {
  const divisions = new Map();
  let world = EMPTY;

  const put = (source, data) => map.getSource(source)?.setData(data);
  const putDivisions = () => {
    const features = [...divisions.values()].flatMap((file) => file.features);
    put("divisions", { type: "FeatureCollection", features });
    put("division-names", { type: "FeatureCollection", features: features.filter(hasName).map(nameOf) });
    // What is there in detail is not drawn coarsely below it: its coast would show twice.
    const loaded = [...divisions].filter(([, file]) => file.features.length > 0).map(([file]) => file);
    if (map.getLayer("world")) map.setFilter("world", ["!", ["in", ["get", "file"], ["literal", loaded]]]);
  };

  const fill = async () => {
    world = await base.load("world");
    put("world", world);
    put("borders", await base.load("borders"));
    put("countries", await base.load("labels"));
    await look();
  };

  const look = async () => {
    if (map.getZoom() < DIVISIONS_FROM) return;
    const missing = filesIn(world, map.getBounds()).filter((file) => !divisions.has(file));
    if (missing.length === 0) return;
    missing.forEach((file) => divisions.set(file, EMPTY));
    await Promise.all(missing.map(async (file) => divisions.set(file, await base.load(`divisions/${file}`))));
    putDivisions();
  };

  map.on("moveend", () => void look());
  return {
    fill,
    /** Puts what is known into the sources of a new style. */
    refill: async () => {
      await fill();
      putDivisions();
    },
  };
};

/** The files of the countries and disputed areas that lie in the view. */
const filesIn = (world, bounds) => {
  const [west, south, east, north] = bounds.toArray().flat();
  const isSeen = ([w, s, e, n]) => w <= east && e >= west && s <= north && n >= south;
  return world.features.map(({ properties }) => properties).filter(({ boxes }) => boxes.some(isSeen)).map(({ file }) => file);
};

const hasName = ({ properties }) => properties.at !== undefined && properties.name !== undefined;

/** The name of a division as a point; `local` is how it is written there, in another script than the page's. */
const nameOf = ({ properties }) => {
  const { at, ...about } = properties;
  const language = about.iso === undefined ? document.documentElement.lang : languageOf(about.iso);
  const local = about.names?.[language];
  const isForeign = local !== undefined && !isLatin(local);
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties: isForeign && language !== document.documentElement.lang ? { ...about, local } : about,
  };
};

const isLatin = (text) => !/(?!\p{Script=Latin})\p{L}/u.test(text);

const LANGUAGES = new Map();

/** The language most likely written in a country, by the browser's own tables. */
const languageOf = (iso) => {
  if (!LANGUAGES.has(iso)) LANGUAGES.set(iso, new Intl.Locale(`und-${iso}`).maximize().language);
  return LANGUAGES.get(iso);
};
