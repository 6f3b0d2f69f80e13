// The places a claim may mean, on a small map: numbered as in the list beside it, a click chooses.
import { findBase } from "./map-base.js";

const SIZE = { width: 320, height: 180 };
/** Degrees shown around a single place. */
const LEAST = 1.5;
const NS = "http://www.w3.org/2000/svg";

/** Draws the places of a form of correction; does nothing where it holds none. @param {HTMLFormElement} form */
export const drawPlaces = (form) => {
  const box = form.querySelector(".edit-map");
  const inputs = [...form.querySelectorAll("input[name=place][data-lat]")];
  if (box === null || inputs.length === 0) return;
  const places = inputs.map((input) => ({ input, lat: Number(input.dataset.lat), lon: Number(input.dataset.lon) }));
  const project = projection(places);
  const svg = element("svg", { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "presentation" });
  const land = element("g", { class: "land" });
  void drawLand(land, box, project);
  svg.append(land, ...graticule(project), ...places.map((place, index) => toMark(place, index, project)));
  box.replaceChildren(svg);
  box.hidden = false;
  const mark = () => svg.querySelectorAll("g.place").forEach((group, index) => group.classList.toggle("is-chosen", inputs[index].checked));
  form.addEventListener("change", mark);
  mark();
};

/** Equirectangular, true to scale along the middle parallel. */
const projection = (places) => {
  const lats = places.map((place) => place.lat);
  const lons = places.map((place) => place.lon);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  const tall = Math.max(Math.max(...lats) - Math.min(...lats), LEAST);
  const broad = Math.max((Math.max(...lons) - Math.min(...lons)) * squeeze, LEAST);
  const scale = Math.min((SIZE.height - 50) / tall, (SIZE.width - 60) / broad);
  return {
    scale,
    middle,
    x: (lon) => SIZE.width / 2 + (lon - middle.lon) * squeeze * scale,
    y: (lat) => SIZE.height / 2 - (lat - middle.lat) * scale,
  };
};

/** Countries that the map touches, out of the base map of the page; without it the places stand on the grid alone. */
const drawLand = async (group, box, { x, y }) => {
  const { features } = await findBase(box).load("world");
  const isSeen = ([west, south, east, north]) => x(east) > 0 && x(west) < SIZE.width && y(south) > 0 && y(north) < SIZE.height;
  for (const { properties, geometry } of features.filter((one) => one.properties.boxes.some(isSeen))) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const d = polygons.flat().map((ring) => toPath(ring, x, y)).join("");
    group.append(element("path", { d, "data-country": properties.iso ?? "" }));
  }
};

const toPath = (ring, x, y) => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join("L")}Z`;

const graticule = ({ middle, scale, x, y }) => {
  const step = [0.5, 1, 2, 5, 10, 20, 30].find((one) => one * scale > 45) ?? 45;
  const lines = [];
  for (let count = -8; count <= 8; count += 1) {
    const lat = Math.round(middle.lat / step) * step + count * step;
    const lon = Math.round(middle.lon / step) * step + count * step;
    lines.push(element("path", { d: `M0 ${y(lat)}H${SIZE.width}` }), element("path", { d: `M${x(lon)} 0V${SIZE.height}` }));
    if (y(lat) < SIZE.height - 20) lines.push(label(`${lat}°`, 3, y(lat) - 2));
    lines.push(label(`${lon}°`, x(lon) + 2, SIZE.height - 3));
  }
  return lines;
};

const toMark = ({ input, lat, lon }, index, { x, y }) => {
  const group = element("g", { class: "place", transform: `translate(${x(lon)} ${y(lat)})` });
  const text = label(String(index + 1), 0, 4);
  text.setAttribute("class", "pin");
  group.append(element("circle", { r: 9 }), text);
  group.addEventListener("click", () => input.click());
  return group;
};

const label = (words, x, y) => {
  const text = element("text", { x, y });
  text.textContent = words;
  return text;
};

const element = (name, attributes) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
};
