// Pictures for the map, drawn when it asks for them. An id says what is on it: "sign|fire|disputed", "frame|rebels|army",
// "hatch|rebels|army".
import { signPath } from "./signs.js";

const RATIO = 2;
const SIGN = 30;
const FRAME = 32;
const HATCH = 16;

/** @param {string} family @param {"plain"|"disputed"} mark */
export const signId = (family, mark) => `sign|${family}|${mark}`;
/** @param {string[]} sides */
export const frameId = (sides) => ["frame", ...sides].join("|");
/** @param {string[]} sides */
export const hatchId = (sides) => ["hatch", ...sides].join("|");

/**
 * @param {string} id
 * @param {import("./map-colours.js").Colours} colours
 * @returns {{data: ImageData, pixelRatio: number, content?: number[]}|null} what the map's addImage takes, null for an id of something else
 */
export const drawImage = (id, colours) => {
  const [what, ...names] = id.split("|");
  if (what === "sign") return drawSign(names[0], names[1] === "disputed", colours);
  if (what === "frame") return drawFrame(names.map(colours.side), colours);
  if (what === "hatch") return drawHatch(names.map(colours.side));
  if (what === "halo") return drawHalo(names[0], colours);
  if (what === "badge") return drawBadge(colours);
  return null;
};

const canvas = (size) => {
  const element = Object.assign(document.createElement("canvas"), { width: size * RATIO, height: size * RATIO });
  const brush = element.getContext("2d", { willReadFrequently: true });
  brush.scale(RATIO, RATIO);
  return { brush, image: () => ({ data: brush.getImageData(0, 0, size * RATIO, size * RATIO), pixelRatio: RATIO }) };
};

/**
 * A sign on a disc, its edge dashed where it is disputed.
 * @param {{path: string, colour: string, disputed: boolean}} sign `path` as in SVG, around the middle
 * @param {import("./map-colours.js").Colours} colours
 * @returns {{data: ImageData, pixelRatio: number}} what the map's addImage takes
 */
export const drawDisc = ({ path, colour, disputed }, colours) => {
  const { brush, image } = canvas(SIGN);
  brush.translate(SIGN / 2, SIGN / 2);
  brush.beginPath();
  brush.arc(0, 0, 10, 0, 2 * Math.PI);
  brush.fillStyle = colours.surface;
  brush.fill();
  brush.lineWidth = disputed ? 2.5 : 1;
  brush.strokeStyle = disputed ? colours.disputed : colours.line;
  if (disputed) brush.setLineDash([4, 2]);
  brush.stroke();
  brush.fillStyle = colour;
  brush.fill(new Path2D(path), "evenodd");
  return image();
};

const drawSign = (family, disputed, colours) =>
  drawDisc({ path: signPath(family), colour: colours.family(family), disputed }, colours);

const HALOS = { selected: "accent", hovered: "ink", changed: "accent" };

/** Round a sign: filled where it is selected, a ring where it is pointed at, a dotted one where something changed. */
const drawHalo = (state, colours) => {
  const { brush, image } = canvas(SIGN + 6);
  brush.translate(SIGN / 2 + 3, SIGN / 2 + 3);
  brush.beginPath();
  brush.arc(0, 0, 14, 0, 2 * Math.PI);
  brush.strokeStyle = colours[HALOS[state]];
  brush.lineWidth = state === "selected" ? 5 : 2.5;
  if (state === "changed") brush.setLineDash([2.5, 2.5]);
  brush.stroke();
  return image();
};

const drawBadge = (colours) => {
  const { brush, image } = canvas(16);
  brush.beginPath();
  brush.arc(8, 8, 7, 0, 2 * Math.PI);
  brush.fillStyle = colours.ink;
  brush.fill();
  return image();
};

/** The frame about a place's name: in the colour of who is said to hold it, in several where several are. */
const drawFrame = (shades, colours) => {
  const { brush, image } = canvas(FRAME);
  const inset = 1.5;
  const shape = () => {
    brush.beginPath();
    brush.roundRect(inset, inset, FRAME - 2 * inset, FRAME - 2 * inset, 5);
  };
  shape();
  brush.fillStyle = colours.surface;
  brush.fill();
  brush.clip();
  brush.lineWidth = 5;
  shades.forEach((shade, index) => {
    brush.save();
    brush.beginPath();
    brush.rect((FRAME * index) / shades.length, 0, FRAME / shades.length, FRAME);
    brush.clip();
    shape();
    brush.strokeStyle = shade;
    brush.stroke();
    brush.restore();
  });
  const stretch = [[8 * RATIO, (FRAME / 2 - 1) * RATIO], [(FRAME / 2 + 1) * RATIO, (FRAME - 8) * RATIO]];
  const content = [5 * RATIO, 3 * RATIO, (FRAME - 5) * RATIO, (FRAME - 3) * RATIO];
  return { ...image(), stretchX: stretch, stretchY: [[8 * RATIO, (FRAME - 8) * RATIO]], content };
};

const drawHatch = (shades) => {
  const { brush, image } = canvas(HATCH);
  const width = HATCH / shades.length;
  // Slanting stripes that meet at the edges of the tile: drawn from beyond it, one row of them and its neighbours.
  brush.transform(1, 0, -1, 1, 0, 0);
  for (let x = -HATCH; x < 3 * HATCH; x += HATCH) {
    shades.forEach((shade, index) => {
      brush.fillStyle = shade;
      brush.fillRect(x + index * width, 0, width, HATCH);
    });
  }
  return image();
};
