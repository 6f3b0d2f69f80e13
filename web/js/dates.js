// The slider of days: the picture as it was known on any day, step by step or played.
import { toDay, toNumber } from "./days.js";
import { throttle } from "./waiting.js";

const PAUSE = 250;
const BEAT = 1200;

/**
 * @param {HTMLInputElement} slider days counted from `data-first`
 * @param {object} options
 * @param {Record<string, string>} options.strings
 * @param {(at: string|null, how: {dragging: boolean}) => void} options.onDay null is the last day
 */
export const createDates = (slider, { strings, onDay }) => {
  const first = toNumber(slider.dataset.first);
  const last = Number(slider.max);
  let timer = null;

  const tell = (index, dragging) => onDay(index >= last ? null : toDay(first + index), { dragging });
  const tellSoon = throttle((index) => tell(index, true), PAUSE);

  const say = () => slider.setAttribute("aria-valuetext", toDay(first + slider.valueAsNumber));

  const go = (index, dragging) => {
    slider.valueAsNumber = Math.max(0, Math.min(last, index));
    say();
    tell(slider.valueAsNumber, dragging);
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = strings.play;
  };

  const start = () => {
    if (slider.valueAsNumber >= last) go(0, true);
    play.textContent = strings.pause;
    timer = setInterval(() => {
      const next = slider.valueAsNumber + 1;
      go(next, next < last);
      if (next >= last) stop();
    }, BEAT);
  };

  const step = (by) => () => {
    if (timer !== null) stop();
    go(slider.valueAsNumber + by, false);
  };

  const back = button("day-back", "‹", strings.day_back, step(-1));
  const on = button("day-on", "›", strings.day_on, step(1));
  const play = button("day-play", strings.play, "", () => (timer === null ? start() : stop()));
  const label = slider.closest("label");
  const row = document.createElement("div");
  row.className = "dates-row";
  label.before(row);
  row.append(play, back, label, on);
  label.hidden = false;
  slider.addEventListener("input", () => {
    if (timer !== null) stop();
    say();
    tellSoon(slider.valueAsNumber);
  });
  slider.addEventListener("change", () => {
    tellSoon.cancel();
    tell(slider.valueAsNumber, false);
  });
  say();

  return {
    /** @param {string|null} at the day to stand on */
    set: (at) => {
      slider.valueAsNumber = at === null ? last : toNumber(at) - first;
      say();
    },
  };
};

const button = (name, text, label, onClick) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button-quiet ${name}`;
  made.textContent = text;
  if (label !== "") made.setAttribute("aria-label", label);
  made.addEventListener("click", onClick);
  return made;
};
