// The state of the picture: all of it stands in the address, so that a view can be shared, cited and gone back to.

/**
 * @typedef {object} State what the page shows; never changed in place
 * @property {string|null} at the day as of which, null for the last one
 * @property {string|null} since the day that changes are counted from
 * @property {string|null} from first day told of
 * @property {string|null} to last day told of
 * @property {number[]|null} bbox west, south, east, north
 * @property {string} q words
 * @property {string[]} kind
 * @property {string[]} actor
 * @property {string[]} voice_type
 * @property {string[]} certainty
 * @property {string|null} disputed "true" or "false"
 * @property {string[]} country
 * @property {string|null} place
 * @property {string|null} sel the selected happening
 * @property {"place"|"actor"} lanes what the lines of the timeline are
 * @property {number[]|null} map latitude, longitude, zoom
 * @property {boolean} diff whether changes since `since` are marked
 * @property {[string, string][]} rest parameters that are not ours, kept
 */

const one = {
  read: (values) => values.find((value) => value !== "") ?? null,
  write: (value) => (value === null ? [] : [value]),
};
const many = { read: (values) => [...new Set(values.filter((value) => value !== ""))], write: (values) => values };
const words = { read: (values) => (values[0] ?? "").trim(), write: (value) => (value === "" ? [] : [value]) };
const day = { read: (values) => values.find(isDay) ?? null, write: one.write };
const yes = { read: (values) => values.includes("1"), write: (value) => (value ? ["1"] : []) };
const among = (allowed, standard = null) => ({
  read: (values) => values.find((value) => allowed.includes(value)) ?? standard,
  write: (value) => (value === standard ? [] : [value]),
});
const numbers = (count) => ({
  read: (values) => {
    const read = (values[0] ?? "").split(",").map((text) => (text.trim() === "" ? NaN : Number(text)));
    return read.length === count && read.every(Number.isFinite) ? read : null;
  },
  write: (value) => (value === null ? [] : [value.join(",")]),
});

// In the order in which they stand in the address: equal states have equal addresses.
const PARAMETERS = {
  at: day,
  since: day,
  from: day,
  to: day,
  bbox: numbers(4),
  q: words,
  kind: many,
  actor: many,
  voice_type: many,
  certainty: many,
  disputed: among(["true", "false"]),
  country: many,
  place: one,
  sel: one,
  lanes: among(["place", "actor"], "place"),
  map: numbers(3),
  diff: yes,
};

/** The parameters that choose what is shown; the others only say how it is looked at. */
export const CONDITIONS = [
  "at", "since", "from", "to", "bbox", "q", "kind", "actor", "voice_type", "certainty", "disputed", "country", "place",
];

/** Is it a day of the calendar, as "2024-03-05"? @param {string} text @returns {boolean} */
export const isDay = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** @param {string|URLSearchParams|FormData} search the parameters of an address @returns {State} */
export const parse = (search) => {
  const given = typeof search === "string" ? new URLSearchParams(search) : search;
  const read = Object.entries(PARAMETERS).map(([name, { read }]) => [name, read(given.getAll(name).map(String))]);
  const rest = [...given].filter(([name]) => !Object.hasOwn(PARAMETERS, name));
  return Object.freeze({ ...Object.fromEntries(read), rest });
};

/** @param {State} state @returns {string} the parameters of its address, "" or "?…" */
export const format = (state) => {
  const ours = Object.entries(PARAMETERS).flatMap(([name, { write }]) => write(state[name]).map((value) => [name, value]));
  const given = new URLSearchParams([...ours, ...state.rest]);
  // Commas stay as they are, for addresses that people can read.
  return given.size === 0 ? "" : `?${given.toString().replaceAll("%2C", ",")}`;
};

/** What both states choose is the same. @param {State} left @param {State} right @returns {boolean} */
export const choosesSame = (left, right) => CONDITIONS.every((name) => isSame(left[name], right[name]));

/** @param {unknown} left @param {unknown} right @returns {boolean} */
export const isSame = (left, right) => JSON.stringify(left) === JSON.stringify(right);

/**
 * The state of a window, in its address and its history.
 * @param {Pick<Window, "location"|"history"|"addEventListener">} view
 */
export const createStore = (view) => {
  let state = parse(view.location.search);
  let isDragging = false;
  const listeners = new Set();

  const become = (next) => {
    const before = state;
    state = next;
    listeners.forEach((listener) => listener(state, before));
  };

  /**
   * Changes part of the state. A deliberate step gets an entry in the history; all of one dragging gets one together,
   * so that going back leads to where the dragging began; what is `quiet` (the camera) gets none.
   * @param {Partial<State>} patch
   * @param {{dragging?: boolean, quiet?: boolean}} [how]
   */
  const change = (patch, { dragging = false, quiet = false } = {}) => {
    const next = Object.freeze({ ...state, ...patch });
    const goesOn = quiet || isDragging;
    if (!quiet) isDragging = dragging;
    if (isSame(next, state)) return;
    const address = `${view.location.pathname}${format(next)}`;
    if (goesOn) view.history.replaceState(null, "", address);
    else view.history.pushState(null, "", address);
    become(next);
  };

  view.addEventListener("popstate", () => {
    isDragging = false;
    become(parse(view.location.search));
  });

  return {
    get: () => state,
    change,
    /** @param {(state: State, before: State) => void} listener @returns {() => void} ends it */
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
