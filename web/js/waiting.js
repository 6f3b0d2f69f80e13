// Waiting: calls that come too fast are made once.

/**
 * Calls `act` with the last arguments once none have come for `pause` milliseconds.
 * @template {unknown[]} A
 * @param {(...given: A) => void} act
 * @param {number} pause
 * @returns {((...given: A) => void) & {cancel: () => void}}
 */
export const debounce = (act, pause) => {
  let timer;
  const later = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, pause, ...given);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
};

/**
 * Calls `act` at once, then at most every `pause` milliseconds, and with the last arguments at the end.
 * @template {unknown[]} A
 * @param {(...given: A) => void} act
 * @param {number} pause
 * @returns {((...given: A) => void) & {cancel: () => void}}
 */
export const throttle = (act, pause) => {
  let timer = null;
  let waiting = null;
  const run = () => {
    timer = waiting === null ? null : setTimeout(run, pause);
    const given = waiting;
    waiting = null;
    if (given !== null) act(...given);
  };
  const soon = (...given) => {
    waiting = given;
    if (timer === null) run();
  };
  soon.cancel = () => {
    clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  return soon;
};
