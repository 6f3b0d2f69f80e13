// Choosing part of the map: by dragging with shift or after the button, or all that is in view, by keyboard too.

/**
 * @param {object} map @param {HTMLElement} element
 * @param {{strings: object, onBox: (bbox: number[]|null, how?: object) => void}} options
 */
export const startBox = (map, element, { strings, onBox }) => {
  let isArmed = false;
  let start = null;

  const frame = document.createElement("div");
  frame.className = "map-frame";
  frame.hidden = true;
  element.append(frame);

  const bar = document.createElement("div");
  bar.className = "map-tools";
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };
  const arm = (on) => {
    isArmed = on;
    drag.setAttribute("aria-pressed", String(on));
    element.classList.toggle("map-armed", on);
    map.dragPan[on ? "disable" : "enable"]();
  };
  const drag = button(strings.box.drag, () => arm(!isArmed));
  arm(false);
  button(strings.box.view, () => onBox(rounded(map.getBounds().toArray().flat())));
  button(strings.box.clear, () => onBox(null));
  element.append(bar);

  const surface = map.getCanvasContainer();
  const at = (event) => {
    const { left, top } = surface.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const stop = () => {
    start = null;
    frame.hidden = true;
    arm(false);
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !(isArmed || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    map.dragPan.disable();
    surface.setPointerCapture(event.pointerId);
    start = at(event);
  }, { capture: true });
  surface.addEventListener("pointermove", (event) => start !== null && show(frame, start, at(event)));
  surface.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const box = boundsOf(map, start, at(event));
    stop();
    if (box !== null) onBox(box);
  });
  surface.addEventListener("pointercancel", stop);
  element.addEventListener("keydown", (event) => event.key === "Escape" && (isArmed || start !== null) && stop());
};

const show = (frame, from, to) => {
  frame.hidden = false;
  frame.style.left = `${Math.min(from.x, to.x)}px`;
  frame.style.top = `${Math.min(from.y, to.y)}px`;
  frame.style.width = `${Math.abs(from.x - to.x)}px`;
  frame.style.height = `${Math.abs(from.y - to.y)}px`;
};

/** West, south, east, north of a frame; null for one too small to be meant. */
const boundsOf = (map, from, to) => {
  if (Math.abs(from.x - to.x) < 5 || Math.abs(from.y - to.y) < 5) return null;
  const [one, other] = [map.unproject([from.x, from.y]), map.unproject([to.x, to.y])];
  return rounded([
    Math.min(one.lng, other.lng), Math.min(one.lat, other.lat), Math.max(one.lng, other.lng), Math.max(one.lat, other.lat),
  ]);
};

const rounded = ([west, south, east, north]) =>
  [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)].map((degree) => Number(degree.toFixed(4)));
