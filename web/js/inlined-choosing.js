// Which happenings a state admits, asked of what a page in one file embeds: the same as browsing/choosing.py asks.
import { finder } from "./inlined-words.js";

/**
 * @typedef {[string, string, string, string|null, string[], boolean, string|null, string|null, number|null, number|null,
 *   string|null, string]} Claim kind, voice type, certainty, country, actors, dated, first, last, lat, lon, site, words
 * @typedef {object} Columns
 * @property {Claim[][]} claims of each row of the scene
 * @property {Record<string, string[]>} within the sites that lie in each place
 * @property {Record<string, Record<string, string>>} labels of the values of each facet
 */

const KIND = 0;
const VOICE = 1;
const CERTAINTY = 2;
const COUNTRY = 3;
const ACTORS = 4;
const DATED = 5;
const FIRST = 6;
const LAST = 7;
const LAT = 8;
const LON = 9;
const SITE = 10;
const WORDS = 11;

/** The facets of claims: each value of a claim, by the parameter of the address. */
export const VALUES = {
  kind: (claim) => [claim[KIND]],
  actor: (claim) => claim[ACTORS],
  voice_type: (claim) => [claim[VOICE]],
  certainty: (claim) => [claim[CERTAINTY]],
  country: (claim) => (claim[COUNTRY] === null ? [] : [claim[COUNTRY]]),
};

/**
 * Conditions on claims, asked of one claim together.
 * @param {Columns} columns @param {import("./state.js").State} state @param {string} [aside] the facet that is set aside
 * @returns {(claim: Claim) => boolean}
 */
const admitting = (columns, state, aside) => {
  const tests = Object.entries(VALUES)
    .filter(([name]) => name !== aside && state[name].length > 0)
    .map(([name, values]) => {
      const wanted = new Set(state[name]);
      return (claim) => values(claim).some((value) => wanted.has(value));
    });
  const found = finder(state.q);
  if (found !== null) tests.push((claim) => found(claim[WORDS]));
  if (state.from !== null) tests.push((claim) => claim[DATED] && (claim[LAST] === null || claim[LAST] >= state.from));
  if (state.to !== null) tests.push((claim) => claim[DATED] && (claim[FIRST] === null || claim[FIRST] <= state.to));
  if (state.bbox !== null) tests.push((claim) => isInside(claim, state.bbox));
  if (state.place !== null) {
    const sites = new Set(columns.within[state.place] ?? []);
    tests.push((claim) => claim[SITE] !== null && sites.has(claim[SITE]));
  }
  return (claim) => tests.every((test) => test(claim));
};

const isInside = (claim, [west, south, east, north]) => {
  const [lat, lon] = [claim[LAT], claim[LON]];
  if (lat === null || lat < south || lat > north) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
};

const isOfDispute = (row, state) => state.disputed === null || (row.status === "disputed") === (state.disputed === "true");

/**
 * The places in `rows` of those that the state admits.
 * @param {object[]} rows @param {Columns} columns @param {import("./state.js").State} state
 * @returns {number[]}
 */
export const choose = (rows, columns, state) => {
  const admits = admitting(columns, state);
  return [...rows.keys()].filter((at) => isOfDispute(rows[at], state) && columns.claims[at].some(admits));
};

/**
 * For each value of a facet how many happenings it would leave, the facet's own condition set aside.
 * @param {string} name @param {object[]} rows @param {Columns} columns @param {import("./state.js").State} state
 * @returns {Map<string, number>}
 */
export const count = (name, rows, columns, state) => {
  const counts = new Map();
  const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (name === "disputed") {
    for (const at of choose(rows, columns, { ...state, disputed: null })) add(String(rows[at].status === "disputed"));
    return counts;
  }
  const admits = admitting(columns, state, name);
  rows.forEach((row, at) => {
    if (!isOfDispute(row, state)) return;
    new Set(columns.claims[at].filter(admits).flatMap(VALUES[name])).forEach(add);
  });
  return counts;
};
