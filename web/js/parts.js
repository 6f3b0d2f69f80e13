// Parts of the page that follow the state: they come from the server as they are, and take the place of the old ones.
import { replaceForm } from "./filters.js";

/**
 * Each takes the place of the element with its id.
 * @param {Element[]} parts
 */
export const replaceParts = (parts) => {
  for (const part of parts) {
    const old = document.getElementById(part.id);
    if (old === null) continue;
    if (part.id === "filters") replaceForm(old, part);
    else replaceSection(old, part);
  }
};

const replaceSection = (old, fresh) => {
  const active = document.activeElement;
  const item = old.contains(active) ? active.closest("[data-happening]") : null;
  old.querySelectorAll("details[data-lane][open]").forEach(({ dataset }) => {
    fresh.querySelector(`details[data-lane="${CSS.escape(dataset.lane)}"]`)?.setAttribute("open", "");
  });
  const hadFocus = old.contains(active);
  old.replaceWith(fresh);
  if (item !== null) linkOf(fresh, item.dataset.happening)?.focus({ preventScroll: true });
  else if (hadFocus) fresh.querySelector("a, summary")?.focus({ preventScroll: true });
};

const linkOf = (root, id) => root.querySelector(`[data-happening="${CSS.escape(id)}"] a`);

/** The items of happenings in list and lanes. @param {string} id @returns {HTMLElement[]} */
export const itemsOf = (id) => [...document.querySelectorAll(`:is(#list, #lanes) [data-happening="${CSS.escape(id)}"]`)];

/**
 * Marks an item as the selected one.
 * @param {string|null} id
 * @param {{scroll: boolean}} how `scroll` brings it into view, within the list only
 */
export const markSelected = (id, { scroll }) => {
  document.querySelectorAll(":is(#list, #lanes) [aria-current]").forEach((item) => item.removeAttribute("aria-current"));
  const items = id === null ? [] : itemsOf(id);
  items.forEach((item) => item.setAttribute("aria-current", "true"));
  if (scroll) items[0]?.scrollIntoView({ block: "nearest" });
};

/** @param {string|null} id */
export const markHovered = (id) => {
  document.querySelectorAll("#list [data-hover], #lanes [data-hover]").forEach((item) => delete item.dataset.hover);
  if (id !== null) itemsOf(id).forEach((item) => (item.dataset.hover = ""));
};

/**
 * Puts the next page of the list behind what is there.
 * @param {HTMLAnchorElement} link the one that leads to it
 * @param {Element} page a `#list`
 */
export const appendPage = (link, page) => {
  const items = [...page.querySelectorAll(".items > *")];
  link.closest("#list").querySelector(".items").append(...items);
  const further = page.querySelector("a.more");
  if (further === null) link.parentElement.remove();
  else link.replaceWith(further);
  items[0]?.querySelector("a")?.focus({ preventScroll: true });
};
