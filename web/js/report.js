// The report view: every claim marked in the words it rests on; click words for the claim, click a field for its words.
import { createChooser } from "./chooser.js";
import { startEditing } from "./edit.js";
import { fetchFragment } from "./fragment.js";
import { createPainter, marksAt } from "./highlight.js";
import { listenToKeys, startKeysDialog } from "./keyboard.js";
import { createText } from "./offsets.js";

/** Starts the report view on the page that is open. */
export const startReport = () => {
  const settings = { by: "kind" };
  let stop = () => {};
  const mount = () => {
    stop();
    stop = createView(document.querySelector(".report"), { settings, reload }).start();
  };
  let drawn = Promise.resolve();
  /** Draws the report anew after a correction, with the claim of that id open; one after another, the last stays. */
  const reload = (id) => {
    const next = drawn.then(() => draw(id));
    drawn = next.catch(() => undefined); // told by whoever asked for it
    return next;
  };
  const draw = async (id) => {
    const old = document.querySelector(".report");
    const part = `/reports/${encodeURIComponent(old.dataset.report)}?part=report`;
    const fragment = await fetchFragment(id === null ? part : `${part}&claim=${encodeURIComponent(id)}`);
    history.replaceState(null, "", id === null ? location.pathname : `?claim=${encodeURIComponent(id)}`);
    const top = window.scrollY;
    old.replaceWith(fragment);
    window.scrollTo({ top, behavior: "instant" });
    mount();
  };
  mount();
};

/**
 * @param {HTMLElement} root
 * @param {{settings: {by: string}, reload: (id: string|null) => Promise<void>}} options
 */
const createView = (root, { settings, reload }) => {
  const text = createText(root.querySelector("#text"));
  const painter = createPainter(text);
  const panel = root.querySelector("#panel");
  const status = root.querySelector("#report-status");
  const { claims, aside, refusals } = JSON.parse(root.querySelector("#marks").textContent);
  const marks = [...claims, ...aside];
  let current = -1;

  const show = (index, { open }) => {
    current = index;
    const mark = marks[index];
    painter.paint("field", []);
    painter.paint("claim", [mark]);
    scrollTo(text.ranges(mark.start, mark.end)[0]);
    root.querySelectorAll("li[aria-current]").forEach((item) => item.removeAttribute("aria-current"));
    const item = itemOf(mark.id);
    item.setAttribute("aria-current", "true");
    status.textContent = `${index + 1} / ${claims.length}: ${item.querySelector(".tint").textContent}`;
    history.replaceState(null, "", `?claim=${encodeURIComponent(mark.id)}`);
    return open ? fill(mark.id) : Promise.resolve();
  };

  const fill = async (id) => {
    if (panel.querySelector(".claim")?.dataset.claim !== id) await load(id);
    root.classList.add("is-open");
  };

  /** Fetches the panel of a claim anew. */
  const load = async (id) => {
    try {
      panel.replaceChildren(await fetchFragment(`/claims/${encodeURIComponent(id)}?part=panel`));
    } catch (error) {
      panel.textContent = error.message;
    }
  };

  const itemOf = (id) => root.querySelector(`li[data-claim="${CSS.escape(id)}"]`);

  /** Shows the claim of that id; `focus` moves there. */
  const select = async (id, { focus = false } = {}) => {
    const index = marks.findIndex((mark) => mark.id === id);
    if (index < 0) return;
    await show(index, { open: true });
    if (focus) panel.querySelector("h2")?.focus({ preventScroll: true });
  };

  /** Goes `step` claims on; nothing happens behind the last and before the first. */
  const move = (step) => {
    const index = current < 0 ? (step > 0 ? 0 : claims.length - 1) : current + step;
    if (index < 0 || index >= claims.length) return false;
    return void show(index, { open: root.classList.contains("is-open") });
  };

  const close = () => {
    if (chooser.close() || editing?.close()) return true;
    if (current < 0) return false;
    root.classList.remove("is-open");
    painter.paint("claim", []);
    painter.paint("field", []);
    panel.replaceChildren();
    history.replaceState(null, "", location.pathname);
    itemOf(marks[current].id)?.querySelector("a").focus({ preventScroll: true });
    current = -1;
    return true;
  };

  const chooser = createChooser(root.querySelector("#chooser"), (id) => select(id, { focus: true }));

  const clicked = (event) => {
    if (!(document.getSelection()?.isCollapsed ?? true)) return;
    const offset = text.offsetAt(event.clientX, event.clientY);
    const held = offset === null ? [] : marksAt(claims, offset);
    chooser.close();
    if (held.length === 1) void select(held[0].id);
    if (held.length > 1) chooser.open(held.map((mark) => itemOf(mark.id)), event.clientX, event.clientY);
  };

  const follow = (event) => {
    const { step, close: isClose } = event.target.closest(".close-claim button")?.dataset ?? {};
    if (step !== undefined) move(Number(step));
    if (isClose !== undefined) close();
    const words = event.target.closest("a.words, a.to-words");
    const entry = event.target.closest("a.entry");
    if (event.ctrlKey || event.metaKey || event.shiftKey || (words === null && entry === null)) return;
    event.preventDefault();
    if (entry !== null) void select(entry.closest("[data-claim]").dataset.claim, { focus: true });
    else if (words.dataset.start !== undefined) light(Number(words.dataset.start), Number(words.dataset.end));
    else void select(panel.querySelector(".claim").dataset.claim);
  };

  /** Lights up a field's words and brings them into view. */
  const light = (start, end) => {
    painter.paint("field", [{ start, end }]);
    scrollTo(text.ranges(start, end)[0]);
  };

  const colour = (by) => {
    settings.by = by;
    painter.tint(claims, by);
    root.querySelectorAll(".legend").forEach((legend) => (legend.hidden = legend.dataset.colour !== by));
    root.dataset.colour = by;
  };

  /** The next claim behind the one shown that nobody looked at, else the first such before it. */
  const next = () => {
    const later = [...claims.slice(current + 1), ...claims.slice(0, Math.max(0, current))];
    return later.find((mark) => !mark.seen)?.id ?? null;
  };

  const editing =
    document.body.dataset.edit === undefined
      ? null
      : startEditing({ root, text, current: () => marks[current]?.id ?? null, next, reload });

  /** Starts it; gives what stops it. */
  const start = () => {
    const form = root.querySelector(".colour-by");
    form.hidden = false;
    form.elements.colour.value = settings.by;
    form.addEventListener("change", (event) => colour(event.target.value));
    painter.paint("refused", refusals);
    colour(settings.by);
    root.querySelector("#text").addEventListener("click", clicked);
    root.addEventListener("click", follow);
    const help = startKeysDialog(root.querySelector("dialog.keys"), root.querySelector(".keys-button"));
    const on = () => move(1);
    const back = () => move(-1);
    const keys = { n: on, j: on, p: back, k: back, Escape: close, "?": help, Enter: openCurrent, ...editing?.keys };
    const listening = new AbortController();
    listenToKeys(keys, { signal: listening.signal });
    const asked = new URLSearchParams(location.search).get("claim");
    if (asked !== null) void select(asked);
    return () => {
      listening.abort();
      editing?.stop();
    };
  };

  const openCurrent = (event) => {
    if (current < 0 || event.target.closest("a, button, summary, input, select") !== null) return false;
    void select(marks[current].id, { focus: true });
    return true;
  };

  return { start };
};

/** Brings a range into the upper part of the window, where a panel at its foot does not cover it. */
const scrollTo = (range) => {
  if (range === undefined) return;
  const box = range.getBoundingClientRect();
  if (box.top > 90 && box.bottom < window.innerHeight * 0.5) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: box.top - window.innerHeight * 0.25, behavior: calm ? "instant" : "smooth" });
};
