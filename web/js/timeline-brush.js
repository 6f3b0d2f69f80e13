// Choosing days on the timeline: by dragging over it, by its two handles, or by keys.
import { toDay, toNumber } from "./days.js";
import { svg } from "./svg.js";
import { throttle } from "./waiting.js";

const PAUSE = 200;
/** A pointer that moved less than this clicked. */
const STILL = 4;
const GRIP = 9;

/**
 * @param {object} options
 * @param {HTMLElement} options.surface what is dragged over
 * @param {() => ReturnType<import("./timeline-scale.js").createScale>} options.scale
 * @param {(event: PointerEvent) => number} options.placeOf where an event is, from the side where lines start
 * @param {(x: number, width?: number) => number} options.mirror
 * @param {() => boolean} options.isMirrored
 * @param {object} options.words
 * @param {{day: (number: number) => string}} options.speaker
 * @param {(range: [string, string]|null, how: {dragging: boolean}) => void} options.onRange
 * @param {(event: PointerEvent) => void} options.onClick
 */
export const createBrush = (options) => {
  const { surface, scale, words, speaker } = options;
  let range = null;
  let drag = null;

  const handles = { body: makeHandle("brush-body", words.both), first: makeHandle("brush-first", words.first), last: makeHandle("brush-last", words.last) };
  const axisLayer = svg("g", { class: "brush" }, handles.body, handles.first, handles.last);
  const shade = svg("rect", { class: "brush-shade", "pointer-events": "none" });
  const tellSoon = throttle((held) => options.onRange(toDays(held), { dragging: true }), PAUSE);

  const become = (next, { dragging }) => {
    range = next;
    draw();
    if (dragging) return tellSoon(range);
    tellSoon.cancel();
    options.onRange(toDays(range), { dragging: false });
  };

  const bounds = () => range ?? [scale().first, scale().last - 1];

  let height = { axis: 0, lanes: 0 };
  const draw = () => {
    const { start, end, at } = scale();
    const [first, last] = bounds();
    const from = Math.max(start, Math.min(end, at(first)));
    const to = Math.max(start, Math.min(end, at(last + 1)));
    setBox(shade, options.mirror(from, to - from), 0, to - from, height.lanes);
    shade.toggleAttribute("hidden", range === null);
    setBox(handles.body, options.mirror(from, to - from), 2, to - from, height.axis - 4);
    setBox(handles.first, options.mirror(from - GRIP / 2, GRIP), 0, GRIP, height.axis);
    setBox(handles.last, options.mirror(to - GRIP / 2, GRIP), 0, GRIP, height.axis);
    axisLayer.classList.toggle("brush-set", range !== null);
    say(handles.first, first, speaker.day(first));
    say(handles.last, last, speaker.day(last));
    say(handles.body, first, `${speaker.day(first)} – ${speaker.day(last)}`);
  };

  const say = (handle, now, text) => {
    const { first, last } = scale();
    const values = { "aria-valuemin": first, "aria-valuemax": last - 1, "aria-valuenow": now, "aria-valuetext": range === null ? words.all : text };
    Object.entries(values).forEach(([name, value]) => handle.setAttribute(name, String(value)));
  };

  const partAt = ({ target }) => Object.keys(handles).find((name) => handles[name] === target) ?? null;

  const pressed = (event) => {
    if (event.button !== 0 || event.target.closest("button") !== null) return;
    const part = partAt(event);
    // The band without a range is empty ground: dragging over it makes one.
    drag = { from: event.clientX, day: scale().dayAt(options.placeOf(event)), part: range === null && part === "body" ? null : part, before: range, target: event.target, moved: false };
  };

  const moved = (event) => {
    if (drag === null) return;
    if (!drag.moved) {
      if (Math.abs(event.clientX - drag.from) < STILL) return;
      drag.moved = true;
      surface.setPointerCapture(event.pointerId);
    }
    become(dragged(drag, scale().dayAt(options.placeOf(event)), bounds()), { dragging: true });
  };

  const released = (event) => {
    if (drag === null) return;
    const { moved: hasMoved } = drag;
    drag = null;
    if (hasMoved) become(range, { dragging: false });
    else options.onClick(event);
  };

  const givenUp = () => {
    if (drag?.moved) become(drag.before, { dragging: false });
    drag = null;
  };

  const clear = () => {
    if (range === null && drag === null) return false;
    drag = null;
    become(null, { dragging: false });
    return true;
  };

  const keyed = (event) => {
    if (event.key === "Escape" && (drag !== null || partAt(event) !== null) && clear()) return event.preventDefault();
    const part = partAt(event);
    if (part === null || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const next = stepped(event, part, bounds(), scale(), options.isMirrored());
    if (next === null) return undefined;
    event.preventDefault();
    return become(next, { dragging: event.repeat });
  };

  surface.addEventListener("pointerdown", pressed);
  surface.addEventListener("pointermove", moved);
  surface.addEventListener("pointerup", released);
  surface.addEventListener("pointercancel", givenUp);
  surface.addEventListener("keydown", keyed);
  surface.addEventListener("dblclick", ({ target }) => target.closest("[data-happening]") === null && clear());

  return {
    axisLayer,
    shade,
    clear,
    /** @param {string|null} first @param {string|null} last @param {{axis: number, lanes: number}} heights */
    set: (first, last, heights) => {
      height = heights;
      const { first: lowest, last: end } = scale();
      const given = first === null && last === null ? null : [first === null ? lowest : toNumber(first), last === null ? end - 1 : toNumber(last)];
      if (drag === null) range = given;
      draw();
    },
  };
};

const toDays = (range) => range && range.map(toDay);

const makeHandle = (name, label) =>
  svg("rect", { class: name, role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal", rx: 2 });

const setBox = (element, x, y, width, height) =>
  Object.entries({ x, y, width: Math.max(0, width), height }).forEach(([name, value]) => element.setAttribute(name, String(value)));

/** The range that a drag makes. */
const dragged = ({ part, day, before }, now, [first, last]) => {
  if (part === "first") return [Math.min(now, last), last];
  if (part === "last") return [first, Math.max(now, first)];
  if (part === "body") return before.map((edge) => edge + now - day);
  return [Math.min(day, now), Math.max(day, now)];
};

/** The range after a key: a day on or back, with Shift a week; Home and End go to the edge of what is shown. */
const stepped = ({ key, shiftKey }, part, [first, last], scale, isMirrored) => {
  const ahead = isMirrored ? "ArrowLeft" : "ArrowRight";
  const steps = { ArrowUp: 1, ArrowDown: -1, ArrowRight: ahead === "ArrowRight" ? 1 : -1, ArrowLeft: ahead === "ArrowLeft" ? 1 : -1 };
  const edges = { Home: scale.first, End: scale.last - 1 };
  const by = steps[key] === undefined ? null : steps[key] * (shiftKey ? 7 : 1);
  const move = (edge) => (by === null ? edges[key] : Math.max(scale.first, Math.min(scale.last - 1, edge + by)));
  if (by === null && edges[key] === undefined) return null;
  if (part === "first") return [Math.min(move(first), last), last];
  if (part === "last") return [first, Math.max(move(last), first)];
  const shift = by === null ? (key === "Home" ? scale.first - first : scale.last - 1 - last) : by;
  return [first + shift, last + shift];
};
