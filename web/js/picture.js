// The picture page: map, timeline and list, linked through the state in the address. Whatever is chosen in one of them
// goes into the state; whatever the state says, all of them show.
import { createDates } from "./dates.js";
import { toDay, toNumber } from "./days.js";
import { fillFields, followFilters } from "./filters.js";
import { AwayError } from "./fragment.js";
import { listenToKeys } from "./keyboard.js";
import { createMap } from "./map.js";
import { createPanel } from "./panel.js";
import { appendPage, itemsOf, markHovered, markSelected, replaceParts } from "./parts.js";
import { createServer, hasRange, isOvertaken } from "./source.js";
import { choosesSame, createStore, isSame, parse } from "./state.js";
import { createTimeline } from "./timeline.js";

/** @typedef {import("./state.js").State} State */

/**
 * Starts the picture page.
 * @param {{source?: import("./source.js").Source}} [options] where data come from, the server if not said
 */
export const startPicture = (options = {}) => {
  const embedded = document.getElementById("scene");
  if (embedded === null) return null;
  const strings = JSON.parse(document.getElementById("strings").textContent);
  return createPicture(JSON.parse(embedded.textContent), strings, options);
};

const createPicture = (first, strings, options) => {
  const store = createStore(window);
  const root = document.getElementById("main");
  let scene = first;
  const source = options.source ?? createServer({ revision: () => scene.revision });
  const say = createMessages(document.getElementById("messages"), strings.picture);
  const panel = createPanel({ load: (id) => source.panel(id, store.get()) });

  const slider = document.getElementById("dates");

  const select = (id) => store.change({ sel: id });
  const hover = (id) => {
    markHovered(id);
    views.forEach((view) => view.hover(id));
  };
  const seams = { strings, onSelect: (id) => select(id), onHover: hover };
  const timeline = createTimeline(document.getElementById("timeline"), {
    ...seams,
    news: newsOf(slider),
    onRange: (range, how) => store.change({ from: range?.[0] ?? null, to: range?.[1] ?? null }, how),
    onLanes: (lanes) => store.change({ lanes }),
  });
  const map = createMap(document.getElementById("map"), {
    ...seams,
    onBox: (bbox) => store.change({ bbox }),
    onCamera: (camera) => store.change({ map: camera }, { quiet: true }),
  });
  const views = [timeline, map];

  const dates = slider && createDates(slider, { strings: strings.picture, onDay: (at, how) => store.change({ at }, how) });

  let context = first;
  const draw = () => {
    views.forEach((view) => view.draw(scene, store.get(), context));
  };

  const failed = (error) => {
    if (isOvertaken(error)) return;
    root.removeAttribute("aria-busy");
    say.failure(error, refresh);
  };

  /** Asks for what the state chooses, and shows it once all of it is there. */
  const refresh = async () => {
    const state = store.get();
    root.setAttribute("aria-busy", "true");
    try {
      const [fresh, parts, whole] = await Promise.all([source.scene(state), source.parts(state), contextOf(state)]);
      if (state !== store.get() && !choosesSame(state, store.get())) return;
      scene = fresh;
      context = whole ?? fresh;
      replaceParts(parts);
      fillFields(document.getElementById("filters"), store.get(), scene.at);
      markSelected(store.get().sel, { scroll: false });
      draw();
      root.removeAttribute("aria-busy");
      say.counts(scene.counts);
    } catch (error) {
      failed(error);
    }
  };

  const refreshContext = async () => {
    try {
      context = await contextOf(store.get());
      draw();
    } catch (error) {
      failed(error);
    }
  };

  /** What the timeline shows dimmed around the chosen days. */
  const contextOf = (state) => (hasRange(state) ? source.scene({ ...state, from: null, to: null }) : null);

  const showSelected = async (id, { focus }) => {
    views.forEach((view) => view.select(id));
    markSelected(id, { scroll: true });
    if (id === null) return panel.close(linkTo(lastSelected));
    lastSelected = id;
    try {
      await panel.open(id, { focus });
    } catch (error) {
      failed(error);
    }
  };
  let lastSelected = store.get().sel;
  let isMoving = false;

  store.subscribe((state, before) => {
    if (state.sel !== before.sel) void showSelected(state.sel, { focus: !isMoving });
    if (state.at !== before.at) dates?.set(state.at);
    if (!isSame(state.map, before.map) && isMoving) map.draw(scene, state);
    if (!choosesSame(state, before) || state.lanes !== before.lanes || state.diff !== before.diff) void refresh();
  });
  // Going back restores what was, but the focus stays where it is. This listener runs before that of the store would.
  window.addEventListener("popstate", () => (isMoving = true), { capture: true });
  window.addEventListener("popstate", () => (isMoving = false));

  followFilters(root, store.change);
  followLinks(root, { store, select, source, failed });
  followPointer(root, hover);
  listenToKeys({ Escape: () => store.get().sel !== null && select(null) });
  window.addEventListener("theme", draw);

  draw();
  views.forEach((view) => view.select(store.get().sel));
  if (hasRange(store.get())) void refreshContext();
  return { store, views };
};

/** The first and the last day on which anything was known. */
const newsOf = (slider) =>
  slider && [slider.dataset.first, toDay(toNumber(slider.dataset.first) + Number(slider.max))];

const linkTo = (id) => (id === null ? null : (itemsOf(id)[0]?.querySelector("a") ?? document.getElementById("main")));

/** Links that lead to another state of this page change the state; the page stays. */
const followLinks = (root, { store, select, source, failed }) => {
  root.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches(".items .item-title a")) {
      event.preventDefault();
      select(link.closest("[data-happening]").dataset.happening);
    } else if (link.matches("#panel .close")) {
      event.preventDefault();
      select(null);
    } else if (link.matches("a.more")) {
      event.preventDefault();
      try {
        appendPage(link, await source.more(link.dataset.part));
      } catch (error) {
        failed(error);
      }
    } else if (leadsHere(link)) {
      event.preventDefault();
      const { map, lanes } = store.get();
      store.change({ ...parse(link.search), map, lanes });
    }
  });
};

const leadsHere = (link) =>
  link.origin === location.origin && link.pathname === location.pathname && link.hash === "" && !link.hasAttribute("download");

const followPointer = (root, hover) => {
  const idOf = (target) => target.closest(":is(#list, #lanes) [data-happening]")?.dataset.happening ?? null;
  let current = null;
  const follow = (event) => {
    // Map and timeline say themselves what the pointer is on there.
    if (event.target.closest("#map, #timeline") !== null) return void (current = null);
    const id = idOf(event.target);
    if (id !== current) hover((current = id));
  };
  root.addEventListener("pointerover", follow);
  root.addEventListener("focusin", follow);
};

/** Failures are shown until something succeeds; how much there is now is only spoken, as the list says it in sight. */
const createMessages = (element, strings) => {
  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");
  element.after(spoken);
  return {
    counts: ({ happenings }) => {
      element.replaceChildren();
      const forms = strings.found;
      spoken.textContent = (happenings === 1 ? forms.one : forms.other).replace("{n}", happenings.toLocaleString());
    },
    failure: (error, again) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = strings.again;
      button.addEventListener("click", () => void again());
      element.replaceChildren(error instanceof AwayError ? strings.away : error.message, " ", button);
    },
  };
};
