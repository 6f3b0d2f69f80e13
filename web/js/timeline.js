// The timeline: what happened when, as exactly as it is known, in lanes by place or by actor.
import { createSpeaker, marksBetween, toDay, toNumber } from "./days.js";
import { svg } from "./svg.js";
import { createBrush } from "./timeline-brush.js";
import { layOut, SIZES } from "./timeline-layout.js";
import { nameOf, paintFades, paintLine } from "./timeline-paint.js";
import { createScale, extentOf, opening, pan, zoom } from "./timeline-scale.js";
import { createTools } from "./timeline-tools.js";

const AXIS = 30;
const WIDE = 460;
const NAMES = 136;
/** What a day takes on the axis, and a day with its year. */
const DAY_ROOM = 52;
const YEAR_ROOM = 84;

/**
 * @param {HTMLElement} element an empty box
 * @param {object} options
 * @param {object} options.strings the words of the scripts; its own are under `timeline`
 * @param {[string, string]|null} options.news the first and the last day on which anything was known
 * @param {(range: [string, string]|null, how: {dragging: boolean}) => void} options.onRange
 * @param {(id: string) => void} options.onSelect
 * @param {(id: string|null) => void} options.onHover
 * @param {(lanes: "place"|"actor") => void} options.onLanes
 */
export const createTimeline = (element, { strings, news, onRange, onSelect, onHover, onLanes }) => {
  const speaker = createSpeaker(document.documentElement.lang);
  const isMirrored = getComputedStyle(element).direction === "rtl";
  let drawn = null;
  let selected = null;
  let view = null;
  let extent = null;
  let isZoomed = false;
  let scale = null;
  let width = 0;

  const mirror = (x, size = 0) => (isMirrored ? width - x - size : x);
  const placeOf = ({ clientX }) => {
    const x = clientX - lanes.getBoundingClientRect().left;
    return isMirrored ? width - x : x;
  };

  const surface = document.createElement("div");
  surface.className = "timeline-surface";
  const axis = svg("svg", { class: "timeline-axis", height: AXIS });
  const lanes = svg("svg", { class: "timeline-lanes", role: "group" });
  surface.append(axis, lanes);

  const clicked = ({ target }) => {
    const mark = target.closest("[data-happening]");
    const bar = target.closest("[data-first]");
    if (mark !== null) onSelect(mark.dataset.happening);
    else if (bar !== null) onRange([toDay(Number(bar.dataset.first)), toDay(Number(bar.dataset.last))], { dragging: false });
  };

  const brush = createBrush({
    surface,
    scale: () => scale,
    placeOf,
    mirror,
    isMirrored: () => isMirrored,
    words: strings.timeline,
    speaker,
    onRange,
    onClick: clicked,
  });

  // The handles stay where they are in the page: whoever has the focus on one keeps it.
  const written = svg("g");
  axis.append(written, brush.axisLayer);

  const look = (next, { zoomed }) => {
    view = next;
    isZoomed = zoomed;
    paint();
  };
  const zoomBy = (factor, about = (view.first + view.last) / 2) => look(zoom(view, factor, about, extent), { zoomed: true });
  const panBy = (days) => look(pan(view, days, extent), { zoomed: true });
  const tools = createTools(strings.timeline, {
    onLanes,
    onNearer: () => zoomBy(0.5),
    onFarther: () => zoomBy(2),
    onFit: () => look(extent, { zoomed: false }),
    onPan: (way) => panBy(way * (view.last - view.first) * 0.8),
    onClear: () => brush.clear(),
  });
  element.replaceChildren(tools.element, surface);

  const paint = () => {
    if (drawn === null || element.clientWidth === 0) return;
    const { scene, state, context } = drawn;
    const shown = context.whole || !scene.whole ? context : scene;
    width = surface.clientWidth;
    const isWide = width >= WIDE;
    // Counted, they have no place of their own here; the list has them.
    const hasUndated = shown.whole && shown.counts.undated > 0;
    scale = createScale(view, { start: isWide ? NAMES : 8, end: width - (hasUndated ? (isWide ? 84 : 64) : 8) });
    const caption = isWide ? 0 : SIZES.caption;
    const { lines, height } = layOut(shown, { by: state.lanes, scale, selected, caption });
    const how = {
      scale, mirror, caption, width, speaker, selected,
      words: { ...strings.timeline, by: state.lanes },
      chosen: shown === scene || !scene.whole ? null : new Set(scene.rows.map(({ id }) => id)),
      isMarked: state.diff,
    };
    const focused = lanes.contains(document.activeElement) ? document.activeElement.dataset.happening : null;
    paintAxis(scene, state, hasUndated);
    lanes.setAttribute("width", String(width));
    lanes.setAttribute("height", String(Math.max(height, 40)));
    lanes.setAttribute("aria-label", summary(scene, lines, how.words));
    lanes.replaceChildren(paintFades(isMirrored), ...guides(scene, height), brush.shade, ...lines.map((line) => paintLine(line, how)));
    brush.set(state.from, state.to, { axis: AXIS, lanes: height });
    tools.show(state, outside(shown, view), { isFit: !isZoomed && isSame(view, extent) });
    rove(focused);
  };

  const ticks = () => marksBetween(view.first, view.last, Math.max(2, Math.floor((scale.end - scale.start) / DAY_ROOM)));

  /** Days written along the top, the handles above them. */
  const paintAxis = (scene, state, hasUndated) => {
    axis.setAttribute("width", String(width));
    const { unit, days } = ticks();
    // The first mark names the year, too: where that takes the room of the next, the next stays silent.
    const isTight = days.length > 1 && (days[1] - days[0]) * scale.step < YEAR_ROOM;
    const marks = days.flatMap((day, index) => [
      svg("line", { class: "tick", x1: mirror(scale.at(day)), x2: mirror(scale.at(day)), y1: AXIS - 6, y2: AXIS }),
      (index === 1 && isTight) || scale.at(day) > scale.end - DAY_ROOM * 0.7 ? "" : svg("text", { class: "tick-day", x: mirror(scale.at(day) + 4), y: 19 }, speaker.mark(day, unit, index === 0)),
    ]);
    if (hasUndated) marks.push(svg("text", { class: "tick-day tick-undated", x: mirror(scale.end + 12), y: 19 }, strings.timeline.undated));
    written.replaceChildren(...marks);
  };

  const guides = (scene, height) => {
    const lines = ticks().days.map((day) => upright("guide", scale.at(day), height));
    const at = toNumber(scene.at) + 1;
    return at > view.first && at <= view.last ? [...lines, upright("guide-at", scale.at(at), height)] : lines;
  };

  const upright = (name, x, height) => svg("line", { class: name, x1: mirror(x), x2: mirror(x), y1: 0, y2: height });

  const summary = ({ counts, span }, lines, words) => {
    const days = span === null ? words.undated : speaker.range(...span.map(toNumber));
    const names = lines.slice(0, 5).map((line) => nameOf(line, words));
    return words.summary.replace("{n}", counts.happenings.toLocaleString()).replace("{days}", days).replace("{lanes}", names.join(", "));
  };

  /** Of all marks one can be reached by Tab; arrows go from there to the others. */
  const rove = (id) => {
    const marks = [...lanes.querySelectorAll("[data-happening]")];
    const again = id === null ? undefined : marks.find(({ dataset }) => dataset.happening === id);
    const entry = again ?? marks.find(({ dataset }) => dataset.happening === selected) ?? marks[0];
    entry?.setAttribute("tabindex", "0");
    again?.focus({ preventScroll: true });
  };

  const keyed = (event) => {
    if (event.key === "+" || event.key === "=") return zoomBy(0.5);
    if (event.key === "-") return zoomBy(2);
    const mark = event.target.closest?.("[data-happening]");
    if (!mark) return undefined;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return onSelect(mark.dataset.happening);
    }
    const step = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return undefined;
    event.preventDefault();
    const marks = [...lanes.querySelectorAll("[data-happening]")];
    const next = marks[marks.indexOf(mark) + step];
    if (next === undefined) return undefined;
    mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    return next.focus();
  };

  const wheeled = (event) => {
    if (view === null) return;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey) zoomBy(event.deltaY > 0 ? 1.25 : 0.8, scale.dayAt(placeOf(event)));
    else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) panBy((sideways / scale.step) * (isMirrored ? -1 : 1));
    else return;
    event.preventDefault();
  };

  const idAt = ({ target }) => target.closest("[data-happening]")?.dataset.happening ?? null;
  surface.addEventListener("pointerover", (event) => onHover(idAt(event)));
  surface.addEventListener("pointerleave", () => onHover(null));
  surface.addEventListener("focusin", (event) => onHover(idAt(event)));
  surface.addEventListener("keydown", keyed);
  surface.addEventListener("wheel", wheeled, { passive: false });
  new ResizeObserver(() => surface.clientWidth !== width && paint()).observe(surface);

  return {
    /**
     * @param {object} scene what the state chooses
     * @param {import("./state.js").State} state
     * @param {object} [context] what it would choose with any days: what of it is not chosen is dimmed
     */
    draw: (scene, state, context = scene) => {
      drawn = { scene, state, context };
      const known = extentOf([...(context.span ?? []), ...(news ?? []), state.from, state.to, scene.at], toNumber);
      if (!isSame(extent, known)) {
        extent = known;
        if (!isZoomed) view = opening(extent, extentOf(news ?? [], toNumber));
        else view = pan(view, 0, extent);
      }
      paint();
    },
    /** @param {string|null} id */
    select: (id) => {
      selected = id;
      paint();
      const mark = id === null ? null : lanes.querySelector(`[data-happening="${CSS.escape(id)}"]`);
      if (mark !== null) reveal(surface, mark);
    },
    /** @param {string|null} id */
    hover: (id) => {
      lanes.querySelectorAll(".mark-hover").forEach((mark) => mark.classList.remove("mark-hover"));
      if (id !== null) lanes.querySelectorAll(`[data-happening="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.add("mark-hover"));
    },
    resize: paint,
  };
};

const isSame = (left, right) => left?.first === right?.first && left?.last === right?.last;

/** How many happenings lie before and after the days in sight. */
const outside = ({ rows }, { first, last }) => ({
  earlier: rows.filter((row) => row.last !== null && toNumber(row.last) < first).length,
  later: rows.filter((row) => row.first !== null && toNumber(row.first) >= last).length,
});

/** Scrolls the lanes, and only these, to a mark. */
const reveal = (surface, mark) => {
  const box = mark.getBoundingClientRect();
  const frame = surface.getBoundingClientRect();
  if (box.top < frame.top + AXIS) surface.scrollTop -= frame.top + AXIS - box.top + 8;
  else if (box.bottom > frame.bottom) surface.scrollTop += box.bottom - frame.bottom + 8;
};
