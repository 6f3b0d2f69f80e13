// What a scene puts on the map, as GeoJSON. Everything here also stands in the list, as text.
import { anchor, boundsOf, circle, outline, pointAt } from "./map-geometry.js";
import { gridOf, slotAt } from "./map-slots.js";
import { frameId, hatchId, signId } from "./map-signs.js";

/** A place known no better than this is drawn as an area with a number, not as a sign at its middle. */
export const VAGUE_KM = 8;
/** How far signs of one place stand apart, in pixels. */
const APART = 22;
const times = (share) => share * APART;
/** Where signs of one place may stand: rows of at most three, as placeInRow sets them. */
export const SLOTS = gridOf([-1, -0.5, 0, 0.5, 1].map(times), [-1, -0.5, 0, 0.5, 1].map(times));
/** Words on who holds a place fade to half in so many days, and to no less than FAINTEST. */
const HALF_LIFE = 30;
const FAINTEST = 0.25;
const BOLDEST = 0.9;

const collection = (features) => ({ type: "FeatureCollection", features });
const point = (coordinates, properties) => ({ type: "Feature", geometry: { type: "Point", coordinates }, properties });
const areas = (coordinates, properties) => ({ type: "Feature", geometry: { type: "MultiPolygon", coordinates }, properties });

/** All sides of a scene that stand for a holder, in the order of the alphabet. @returns {string[]} */
export const sidesOf = (scene) =>
  [...new Set(scene.control.flatMap(({ holders }) => holders.map(({ side }) => side ?? "unknown")))].sort();

/** Happenings by where they are drawn: one entry a place and part of it. */
export const groupsOf = (rows) => {
  const groups = new Map();
  for (const row of rows) {
    if (row.spot === null) continue;
    const { lat, lon, radius_km, part } = row.spot;
    const key = `${lat} ${lon} ${radius_km > VAGUE_KM ? radius_km : ""} ${part ?? ""}`;
    if (!groups.has(key)) groups.set(key, { key, spot: row.spot, rows: [] });
    groups.get(key).rows.push(row);
  }
  return [...groups.values()];
};

/**
 * The signs: one a family at a place, side by side, with how many happenings it stands for.
 * @param {ReturnType<typeof groupsOf>} groups
 * @param {{selected: string|null, hovered: string|null, diff: boolean}} look
 */
export const signsOf = (groups, look) =>
  collection(groups.filter(isExact).flatMap((group) => familiesOf(group).map((family, index, all) => signOf(group, family, index, all.length, look))));

const isExact = ({ spot }) => spot.radius_km <= VAGUE_KM;

const familiesOf = ({ rows }) => {
  const families = new Map();
  rows.forEach((row) => families.set(row.family, [...(families.get(row.family) ?? []), row]));
  return [...families].sort(([left], [right]) => left.localeCompare(right)).map(([family, own]) => ({ family, rows: own }));
};

const signOf = (group, { family, rows }, index, count, look) => {
  const disputed = rows.some(({ status }) => status === "disputed");
  return point(anchor(group.spot), {
    group: group.key,
    family,
    ...stateOf(rows, look),
    icon: signId(family, disputed ? "disputed" : "plain"),
    slot: slotAt(placeInRow(index, count)),
    count: rows.length > 1 ? String(rows.length) : "",
    order: rows.length,
  });
};

/** Rows of at most three signs, about the middle of the place. */
const placeInRow = (index, count) => {
  const columns = Math.min(3, count);
  const lines = Math.ceil(count / columns);
  const [line, column] = [Math.floor(index / columns), index % columns];
  const inLine = line === lines - 1 ? count - line * columns : columns;
  return [(column - (inLine - 1) / 2) * APART, (line - (lines - 1) / 2) * APART];
};

const stateOf = (rows, { selected, hovered, diff }) => ({
  selected: rows.some(({ id }) => id === selected),
  hovered: rows.some(({ id }) => id === hovered),
  changed: diff && rows.some(({ change }) => change !== null && change !== undefined),
});

/** How far each place may reach: a soft area; those too vague for a sign carry their number in its middle. */
export const areasOf = (groups, look) =>
  collection(groups.map((group) => areas(outline(group.spot), { ...areaOf(group, look), group: group.key })));

/** Where the words for a vague place stand: at the northern edge, so that they hide nothing. */
export const vagueOf = (groups, look, strings) =>
  collection(
    groups
      .filter((group) => !isExact(group))
      .map((group) => point(edgeOf(group.spot), { ...areaOf(group, look), group: group.key, label: wordsFor(group, strings) })),
  );

const edgeOf = ({ lat, lon, radius_km }) => pointAt([lon, lat], radius_km, 0);
const wordsFor = ({ spot, rows }, strings) =>
  `${strings.within.replace("{place}", spot.name).replace("{km}", Math.round(spot.radius_km))} · ${rows.length}`;

const areaOf = (group, look) => ({
  ...stateOf(group.rows, look),
  vague: !isExact(group),
});

/** The names of the places, once each, with who is said to hold the whole of it. */
export const namesOf = (groups, control) => {
  const names = new Map();
  const put = ({ name, lat, lon }, frame) => names.set(`${lat} ${lon}`, point([lon, lat], { name, frame }));
  groups.filter(isExact).forEach(({ spot }) => put(spot, ""));
  control.filter(({ spot }) => spot.part === null).forEach((held) => put(held.spot, frameOf(held)));
  return collection([...names.values()]);
};

const frameOf = (held) => {
  const sides = claimants(held);
  return sides.length === 0 ? "" : frameId(sides);
};

/** Who is said to hold what: the area in the holder's colour, in stripes where contested, fainter with the age of the word. */
export const controlOf = (control, colours) => collection(control.map((held, index) => areas(outline(held.spot), holdOf(held, index, colours))));

/** The sides that words which stand name as holders; all that were named where it is contested. */
const claimants = ({ holders, contested }) =>
  [...new Set(holders.filter(({ standing }) => standing || contested).map(({ side }) => side ?? "unknown"))].sort();

const holdOf = (held, index, colours) => {
  const sides = claimants(held);
  return {
    index,
    contested: held.contested,
    denied: held.holders.some(({ standing, denied }) => standing && denied),
    side: sides[0] ?? "",
    colour: colours.side(sides[0] ?? "unknown"),
    pattern: hatchId(sides),
    opacity: fade(held.age),
  };
};

const fade = (age) => FAINTEST + (BOLDEST - FAINTEST) * 0.5 ** (Math.max(0, age) / HALF_LIFE);

/** Cells, where there are too many happenings to draw each. */
export const cellsOf = (cells) =>
  collection(
    cells.map(({ lat, lon, count, disputed, family }) => point([lon, lat], { count, label: count.toLocaleString(), disputed, family })),
  );

/** What is shown, to fit the view to it. */
export const extentOf = (scene) => {
  const spots = [...scene.rows.map(({ spot }) => spot), ...scene.control.map(({ spot }) => spot)].filter((spot) => spot !== null);
  const corners = spots.flatMap(({ lat, lon, radius_km }) => circle([lon, lat], Math.min(radius_km, 40)).filter((_, step) => step % 12 === 0));
  return boundsOf([...corners, ...scene.cells.map(({ lat, lon }) => [lon, lat])]);
};

/** A box as an area. @param {number[]|null} bbox west, south, east, north */
export const boxOf = (bbox) => {
  if (bbox === null) return collection([]);
  const [west, south, east, north] = bbox;
  return collection([areas([[[[west, south], [east, south], [east, north], [west, north], [west, south]]]], {})]);
};
