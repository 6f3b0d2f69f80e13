// The panel beside the picture: one happening. What opened it gets the focus back when it closes.

/**
 * @param {object} options
 * @param {(id: string) => Promise<Element>} options.load the whole panel of a happening
 */
export const createPanel = ({ load }) => {
  let opener = null;
  const held = () => document.getElementById("panel");
  const shown = () => held().querySelector("[data-happening]")?.dataset.happening ?? null;

  const put = (fresh) => {
    held().replaceWith(fresh);
    document.querySelector(".desk")?.classList.toggle("desk-open", !fresh.hidden);
  };

  const empty = () => {
    const fresh = held().cloneNode(false);
    fresh.hidden = true;
    return fresh;
  };

  return {
    /** @param {string} id @param {{focus: boolean}} how `focus` moves into the panel */
    open: async (id, { focus }) => {
      if (focus && !held().contains(document.activeElement)) opener = openerOf(document.activeElement);
      if (shown() !== id || held().hidden) put(await load(id));
      if (focus) held().querySelector("h2")?.focus({ preventScroll: true });
    },
    /** @param {HTMLElement|null} instead what gets the focus where its opener is gone */
    close: (instead) => {
      const hadFocus = held().contains(document.activeElement);
      put(empty());
      if (hadFocus) (opener?.() ?? instead)?.focus({ preventScroll: true });
      opener = null;
    },
  };
};

/** What opened the panel, found again where it was drawn anew meanwhile. */
const openerOf = (element) => {
  const id = element.closest("[data-happening]")?.dataset.happening;
  const place = element.closest("#timeline, #list, #lanes")?.id;
  const again = id !== undefined && place !== undefined ? `#${place} [data-happening="${CSS.escape(id)}"]` : null;
  return () => {
    if (element.isConnected && element !== document.body) return element;
    return again && document.querySelector(`${again} .item-title a, ${again}[tabindex]`);
  };
};
