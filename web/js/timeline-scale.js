// Which days the timeline shows, and where each of them stands. All places are counted from the side where a line of
// text starts; what is painted is mirrored where that is the right-hand side.

const LEAST = 5;

/**
 * @param {{first: number, last: number}} view days, the last not included
 * @param {{start: number, end: number}} sides where the first day begins and the last ends
 */
export const createScale = ({ first, last }, { start, end }) => {
  const step = (end - start) / (last - first);
  return {
    first,
    last,
    start,
    end,
    step,
    /** Where a day begins. @param {number} day @returns {number} */
    at: (day) => start + (day - first) * step,
    /** The day at a place, within those shown. @param {number} place @returns {number} */
    dayAt: (place) => Math.max(first, Math.min(last - 1, Math.floor(first + (place - start) / step))),
  };
};

/**
 * All days there are: those told of, those on which anything was known, and those chosen.
 * @param {(string|null)[]} days
 * @param {(day: string) => number} toNumber
 * @returns {{first: number, last: number}|null}
 */
export const extentOf = (days, toNumber) => {
  const held = days.filter((day) => day !== null && day !== undefined).map(toNumber);
  return held.length === 0 ? null : widen({ first: Math.min(...held), last: Math.max(...held) + 1 });
};

/** A little room on both sides, and never too few days to see. */
const widen = ({ first, last }) => {
  const room = Math.max(1, Math.ceil((last - first) * 0.02), Math.ceil((LEAST - (last - first)) / 2));
  return { first: first - room, last: last + room };
};

/**
 * What is shown at first: the days of the news. Far older things told of beside them would press these together.
 * @param {{first: number, last: number}} extent
 * @param {{first: number, last: number}|null} news
 */
export const opening = (extent, news) => {
  if (news === null || extent.last - extent.first <= 2 * (news.last - news.first)) return extent;
  const room = Math.ceil((news.last - news.first) / 2);
  return { first: Math.max(extent.first, news.first - room), last: Math.min(extent.last, news.last + room) };
};

/**
 * Nearer (factor under 1) or farther, so that the day at `about` stays where it is.
 * @param {{first: number, last: number}} view
 * @param {number} factor
 * @param {number} about
 * @param {{first: number, last: number}} extent
 */
export const zoom = (view, factor, about, extent) => {
  const length = Math.max(LEAST, Math.min(extent.last - extent.first, Math.round((view.last - view.first) * factor)));
  const share = (about - view.first) / (view.last - view.first);
  return within({ first: Math.round(about - share * length), last: 0 }, length, extent);
};

/** @param {{first: number, last: number}} view @param {number} days how far @param {{first: number, last: number}} extent */
export const pan = (view, days, extent) => within({ first: view.first + Math.round(days) }, view.last - view.first, extent);

const within = ({ first }, length, extent) => {
  const start = Math.max(extent.first, Math.min(extent.last - length, first));
  return { first: start, last: start + length };
};
