// Where data come from: the server, by fetch. A page in one file has a source of its own (inlined.js), used the same.
import { AwayError, rooted, sentenceOf } from "./fragment.js";
import { format, parse } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {object} Source
 * @property {(state: State) => Promise<object>} scene what map and timeline draw
 * @property {(state: State) => Promise<Element[]>} parts the parts of the page that follow the state, each by its id
 * @property {(href: string) => Promise<Element>} more the next page of the list, as a `#list`
 * @property {(id: string, state: State) => Promise<Element>} panel the whole `#panel` of a happening
 */

const KEPT = 30;

/** A request that was overtaken by a newer one of its sort: nobody waits for it any more. @param {Error} error */
export const isOvertaken = (error) => error.name === "AbortError";

/**
 * @param {{revision: () => number|null}} given the store's revision that is shown: what was kept of another is asked anew
 * @returns {Source}
 */
export const createServer = ({ revision }) => {
  const kept = createCache(KEPT);
  const latest = new Map();

  /** Asks for an address; a request of the same sort that is still under way is given up. */
  const ask = async (sort, path, read) => {
    latest.get(sort)?.abort();
    const key = `${revision()} ${path}`;
    const known = kept.get(key);
    if (known !== undefined) return read(known);
    const stop = new AbortController();
    latest.set(sort, stop);
    const text = await textOf(path, stop.signal);
    kept.set(key, text);
    return read(text);
  };

  return {
    scene: (state) => ask(hasRange(state) ? "scene" : "context", rooted(`/view.json${format(conditions(state))}`), JSON.parse),
    parts: (state) => ask("parts", withPart(rooted("/"), { ...state, sel: null, map: null }, "parts"), elementsOf),
    more: (href) => ask("more", href, firstOf),
    panel: (id, { at, since }) =>
      ask("panel", withPart(rooted(`/happenings/${encodeURIComponent(id)}`), { ...NOTHING, at, since }, "panel"), firstOf),
  };
};

const NOTHING = parse("");

/** Are the days bounded? @param {State} state @returns {boolean} */
export const hasRange = (state) => state.from !== null || state.to !== null;

const textOf = async (path, signal) => {
  const answer = await fetch(rooted(path), { signal }).catch((error) => {
    throw isOvertaken(error) ? error : new AwayError(error.message);
  });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  return answer.text();
};

/** The state without what only the browser looks at; the lanes decide what the server counts by. */
const conditions = (state) => ({ ...state, sel: null, map: null, diff: false, rest: [] });

const withPart = (path, state, part) => {
  const search = format(state);
  return `${path}${search === "" ? "?" : `${search}&`}part=${part}`;
};

const elementsOf = (html) => [...new DOMParser().parseFromString(html, "text/html").body.children].map((part) => document.adoptNode(part));

const firstOf = (html) => elementsOf(html)[0];

/** Keeps the last `size` answers, by address. */
const createCache = (size) => {
  const held = new Map();
  return {
    get: (key) => held.get(key),
    set: (key, value) => {
      held.delete(key);
      held.set(key, value);
      if (held.size > size) held.delete(held.keys().next().value);
    },
  };
};
