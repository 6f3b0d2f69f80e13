// Keyboard: single keys for what is done often; off where somebody types, and for whoever switches them off.

const SETTING = "frontwire.keys";

/** Are single keys switched on? They are unless somebody switched them off. @returns {boolean} */
export const keysAreOn = () => localStorage.getItem(SETTING) !== "off";

/** @param {boolean} on */
export const switchKeys = (on) => localStorage.setItem(SETTING, on ? "on" : "off");

/**
 * Calls `actions[key]` for keys pressed outside fields. Escape works inside them, too.
 * @param {Record<string, (event: KeyboardEvent) => boolean|void>} actions an action that gives false did nothing
 * @param {{signal?: AbortSignal}} [options] until when
 */
export const listenToKeys = (actions, { signal } = {}) => {
  const listen = (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]") !== null) return;
    const name = nameOf(event);
    if (name !== "Escape" && (isTyping(event.target) || !keysAreOn())) return;
    if (actions[name] !== undefined && actions[name](event) !== false) event.preventDefault();
  };
  document.addEventListener("keydown", listen, { signal });
};

/** The dialog that lists the keys, with its switch. @param {HTMLDialogElement} dialog @param {HTMLElement} opener */
export const startKeysDialog = (dialog, opener) => {
  const box = dialog.querySelector("input[name=keys]");
  box.checked = keysAreOn();
  box.addEventListener("change", () => switchKeys(box.checked));
  opener.addEventListener("click", () => dialog.showModal());
  return () => dialog.showModal();
};

const nameOf = (event) => {
  const front = event.ctrlKey || event.metaKey ? "Control+" : "";
  const shift = event.shiftKey && front !== "" ? "Shift+" : "";
  return `${front}${shift}${front === "" ? event.key : event.key.toLowerCase()}`;
};

const isTyping = (target) => target instanceof HTMLElement && target.closest("input:not([type=radio]):not([type=checkbox]), select, textarea, [contenteditable]") !== null;
