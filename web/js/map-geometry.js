// Shapes on the globe: circles and sectors of circles in kilometres, as rings of longitude and latitude.

const EARTH_KM = 6371.0088;
const STEPS = 48;

/** The bearing of each part (those of lexicons/places/words.yml), in degrees from north. */
const BEARINGS = {
  north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315,
};
/** A part of the compass is a quarter of the circle; what lies between two of them an eighth. */
const widthOf = (bearing) => (bearing % 90 === 0 ? 90 : 45);
/** The middle of a town, and where its edge begins, as shares of its radius. */
const CORE = 0.4;
const EDGE = 0.65;

const radians = (degrees) => (degrees * Math.PI) / 180;
const degrees = (angle) => (angle * 180) / Math.PI;

/**
 * The point that lies so far from another (a great circle on a sphere).
 * @param {[number, number]} from longitude, latitude
 * @param {number} km
 * @param {number} bearing degrees from north
 * @returns {[number, number]}
 */
export const pointAt = ([lon, lat], km, bearing) => {
  const arc = km / EARTH_KM;
  const [phi, theta] = [radians(lat), radians(bearing)];
  const end = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(theta));
  const turn = Math.atan2(Math.sin(theta) * Math.sin(arc) * Math.cos(phi), Math.cos(arc) - Math.sin(phi) * Math.sin(end));
  return [lon + degrees(turn), degrees(end)];
};

/** @param {[number, number]} centre @param {number} km @returns {[number, number][]} a closed ring */
export const circle = (centre, km) => {
  const ring = Array.from({ length: STEPS }, (_, step) => pointAt(centre, km, (-360 * step) / STEPS));
  return [...ring, ring[0]];
};

/** @param {[number, number]} centre @param {number} km @param {number} bearing @param {number} width degrees */
export const sector = (centre, km, bearing, width) => {
  const steps = Math.max(6, Math.round((STEPS * width) / 360));
  const arc = Array.from({ length: steps + 1 }, (_, step) => pointAt(centre, km, bearing + width / 2 - (width * step) / steps));
  return [centre, ...arc, centre];
};

/** The parts that are meant ("west, southeast"); none where the whole place is. @param {string|null} part */
export const namedParts = (part) =>
  (part ?? "").split(",").map((word) => word.trim()).filter((word) => word in BEARINGS || word === "center" || word === "outskirts");

/**
 * The outline of a place, as exact as it is known: a circle of its radius, or the parts of it that are meant.
 * @param {{lat: number, lon: number, radius_km: number, part: string|null}} spot
 * @returns {[number, number][][][]} the coordinates of a MultiPolygon
 */
export const outline = ({ lat, lon, radius_km, part }) => {
  const parts = namedParts(part);
  if (parts.length === 0) return [[circle([lon, lat], radius_km)]];
  return parts.map((word) => partOf([lon, lat], radius_km, word));
};

const partOf = (centre, km, word) => {
  if (word === "center") return [circle(centre, km * CORE)];
  if (word === "outskirts") return [circle(centre, km), circle(centre, km * EDGE).reverse()];
  return [sector(centre, km, BEARINGS[word], widthOf(BEARINGS[word]))];
};

/** Where a sign for a place stands: in the middle of the part meant. @returns {[number, number]} */
export const anchor = ({ lat, lon, radius_km, part }) => {
  const [first, ...others] = namedParts(part);
  if (others.length > 0 || !(first in BEARINGS)) return [lon, lat];
  return pointAt([lon, lat], radius_km * 0.6, BEARINGS[first]);
};

/** @param {[number, number][]} points @returns {[[number, number], [number, number]]|null} south-west and north-east */
export const boundsOf = (points) => {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
};
