// Where everything on the timeline stands: lanes, the happenings in them without overlap, or how many where too many.
import { toNumber } from "./days.js";

/** The lane of all that have none of their own, and that of what has no place (or no actor). */
const OTHERS = "*";
const NOWHERE = "";

export const SIZES = { track: 14, lane: 8, dense: 30, toll: 18, sign: 13, open: 36, caption: 16, tollWidth: 204 };
/** More lines than these in one lane are drawn as counts. */
const MOST_TRACKS = 18;
/** With no more days than these in sight, tolls stand beside each happening. */
const DETAIL_DAYS = 16;
const STEPS = [1, 2, 7, 14, 28, 91, 182, 364, 728, 3640];

/**
 * @typedef {object} Item a happening in a lane
 * @property {object} row
 * @property {number} x where it begins, from the side where lines start
 * @property {number} width
 * @property {number} y from the top of its lane
 * @property {{start: boolean, end: boolean}} fades sides that are not known exactly
 * @property {boolean} isShort drawn as a sign alone
 * @property {number} tollX where its toll begins, in sight as a whole
 * @property {boolean} isTold its first toll stands below it
 * @typedef {{x: number, width: number, share: number, disputed: number, count: number, first: number, last: number}} Bar
 * @typedef {object} Line a lane with what stands in it
 * @property {string} key
 * @property {string} label
 * @property {number} y
 * @property {number} height
 * @property {Item[]} items
 * @property {object[]} undated
 * @property {Bar[]} bars
 * @property {number} block where the tolls of the selected happening begin, 0 where there are none
 */

/**
 * @param {object} scene
 * @param {object} how
 * @param {"place"|"actor"} how.by
 * @param {ReturnType<import("./timeline-scale.js").createScale>} how.scale
 * @param {string|null} how.selected
 * @param {number} how.caption height that a lane's name takes above it
 * @returns {{lines: Line[], height: number}}
 */
export const layOut = (scene, { by, scale, selected, caption }) => {
  const isDetailed = scene.whole && scale.last - scale.first <= DETAIL_DAYS;
  const keys = new Set(scene.lanes.map(({ key }) => key));
  const sorted = scene.whole ? sortIntoLanes(scene.rows, by, keys) : new Map();
  const counted = groupByLane(scene.bins);
  let y = 0;
  const lines = scene.lanes.map(({ key, label, count }) => {
    const held = sorted.get(key) ?? [];
    const filled = scene.whole ? fill(held, { scale, selected, isDetailed }) : countedLine(counted.get(key) ?? [], scale);
    const line = { key, label, count, y, ...filled, height: filled.height + SIZES.lane + caption };
    y += line.height;
    return line;
  });
  const most = Math.max(1, ...lines.flatMap(({ bars }) => bars.map(({ count }) => count)));
  return { lines: lines.map((line) => ({ ...line, bars: line.bars.map((bar) => shareOf(bar, most)) })), height: y };
};

/** One measure for all lanes; by the square root, so that few beside many are still seen. */
const shareOf = (bar, most) => {
  const share = Math.sqrt(bar.count / most);
  return { ...bar, share, disputed: (share * bar.disputed) / bar.count };
};

/** @returns {Map<string, object[]>} */
const groupByLane = (bins) => {
  const groups = new Map();
  for (const bin of bins) {
    if (!groups.has(bin.lane)) groups.set(bin.lane, []);
    groups.get(bin.lane).push(bin);
  }
  return groups;
};

/** @returns {Map<string, object[]>} */
const sortIntoLanes = (rows, by, keys) => {
  const sorted = new Map([...keys].map((key) => [key, []]));
  for (const row of rows) {
    const own = by === "place" ? [row.spot?.id ?? NOWHERE] : row.actors.length === 0 ? [NOWHERE] : row.actors;
    new Set(own.map((key) => (keys.has(key) ? key : OTHERS))).forEach((key) => sorted.get(key)?.push(row));
  }
  return sorted;
};

const isDated = ({ first, last }) => first !== null || last !== null;

const fill = (rows, { scale, selected, isDetailed }) => {
  const undated = rows.filter((row) => !isDated(row));
  const placed = rows.filter(isDated).filter(isInSight(scale)).map((row) => place(row, scale));
  const held = (isDetailed ? stack(placed, { withTolls: true }) : null) ?? stack(placed, { withTolls: false });
  if (held === null) return { items: [], undated, bars: countItems(placed, scale), height: SIZES.dense, block: 0 };
  const chosen = held.items.find(({ row }) => row.id === selected);
  const tolls = chosen === undefined ? [] : tollsBelow(chosen);
  const tracks = Math.max(1, held.tracks) * SIZES.track;
  return { items: held.items, undated, bars: [], height: tracks + tolls.length * SIZES.toll, block: tolls.length > 0 ? tracks : 0 };
};

/** The tolls of the selected happening that stand below its lane: all but one that stands beside it already. @param {Item} item */
export const tollsBelow = ({ row, isTold }) => row.tolls.slice(isTold ? 1 : 0);

/** Is any of its days shown? An open side reaches a little beyond the day that is known. */
const isInSight = (scale) => ({ first, last }) =>
  toNumber(first ?? last) < scale.last && toNumber(last ?? first) >= scale.first;

/** Where a happening stands, as exactly as its days are known. */
const place = (row, scale) => {
  const isExact = row.precision === "day" || row.precision === "days";
  const first = row.first === null ? null : scale.at(toNumber(row.first));
  const last = row.last === null ? null : scale.at(toNumber(row.last) + 1);
  const x = first ?? last - Math.max(SIZES.open, scale.step);
  const end = last ?? first + Math.max(SIZES.open, scale.step);
  const isShort = end - x < SIZES.sign;
  // What goes on beyond the edge is cut there.
  const from = isShort ? (x + end - SIZES.sign) / 2 : Math.max(scale.start, x);
  return {
    row,
    x: from,
    width: isShort ? SIZES.sign : Math.max(SIZES.sign, Math.min(scale.end, end) - from),
    y: 0,
    tollX: Math.max(scale.start, Math.min(from, scale.end - SIZES.tollWidth)),
    fades: { start: row.first === null || !isExact, end: row.last === null || !isExact },
    isShort,
    isTold: false,
  };
};

/**
 * Items in as few tracks as need be, none over another; null where these are too many.
 * @param {Item[]} items
 * @param {{withTolls: boolean}} how with tolls an item that has some takes the track below it, too
 */
export const stack = (items, { withTolls }) => {
  const ends = [];
  const endOf = (track) => ends[track] ?? -Infinity;
  const stacked = [];
  for (const item of items.toSorted((a, b) => a.x - b.x || b.width - a.width || (a.row.id < b.row.id ? -1 : 1))) {
    const isTold = withTolls && item.row.tolls.length > 0;
    let track = 0;
    while (endOf(track) > item.x || (isTold && endOf(track + 1) > item.tollX)) track += 1;
    if (track >= MOST_TRACKS) return null;
    ends[track] = item.x + item.width + 2;
    if (isTold) ends[track + 1] = item.tollX + SIZES.tollWidth;
    stacked.push({ ...item, y: track * SIZES.track, isTold });
  }
  return { items: stacked, tracks: ends.length };
};

const countItems = (items, scale) => {
  const step = STEPS.find((days) => days * scale.step >= 6) ?? STEPS.at(-1);
  const bins = new Map();
  for (const { row } of items) {
    const low = Math.max(scale.first, toNumber(row.first ?? row.last));
    const high = Math.min(scale.last - 1, toNumber(row.last ?? row.first));
    for (let first = low - (((low % step) + step) % step); first <= high; first += step) {
      const bin = bins.get(first) ?? { first, last: first + step - 1, count: 0, disputed: 0 };
      bin.count += 1;
      bin.disputed += row.status === "disputed" ? 1 : 0;
      bins.set(first, bin);
    }
  }
  return toBars([...bins.values()].toSorted((a, b) => a.first - b.first), scale);
};

const countedLine = (bins, scale) => {
  const held = bins.map((bin) => ({ ...bin, first: toNumber(bin.first), last: toNumber(bin.last) }));
  const shown = held.filter(({ first, last }) => last >= scale.first && first < scale.last);
  return { items: [], undated: [], bars: toBars(shown, scale), height: SIZES.dense, block: 0 };
};

const toBars = (bins, scale) =>
  bins.map((bin) => {
    const x = Math.max(scale.start, scale.at(bin.first));
    const end = Math.min(scale.end, scale.at(bin.last + 1));
    return { ...bin, x, width: Math.max(1.5, end - x - 1) };
  });
