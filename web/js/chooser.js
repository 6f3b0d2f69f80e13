// The chooser: where several claims share a word, a short list beside it asks which one is meant.

/**
 * @param {HTMLElement} element an empty, hidden element
 * @param {(id: string) => void} onChoose
 */
export const createChooser = (element, onChoose) => {
  let before = null;

  /** @param {HTMLElement[]} items the claims' items of the list @param {number} x @param {number} y */
  const open = (items, x, y) => {
    before = document.activeElement;
    element.replaceChildren(...items.map(toButton));
    element.hidden = false;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(x, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(y + 12, window.innerHeight - height - 8))}px`;
    element.querySelector("button").focus({ preventScroll: true });
  };

  /** @returns {boolean} was it open? */
  const close = () => {
    const was = !element.hidden;
    element.hidden = true;
    if (was) before?.focus?.({ preventScroll: true });
    return was;
  };

  element.addEventListener("click", (event) => {
    const id = event.target.closest("button")?.dataset.claim;
    if (id === undefined) return;
    close();
    onChoose(id);
  });
  element.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...element.querySelectorAll("button")];
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  });
  return { open, close };
};

const toButton = (item) => {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.claim = item.dataset.claim;
  button.append(item.querySelector(".tint").cloneNode(true), document.createTextNode(` “${item.querySelector("q").textContent}”`));
  return button;
};
