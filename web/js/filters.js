// The form of the filters: what is chosen in it goes into the state at once; without scripts it is a form like any other.
import { debounce } from "./waiting.js";
import { parse } from "./state.js";

const PAUSE = 350;

/**
 * Follows the form with the id "filters" and all fields that belong to it, also after it was replaced.
 * @param {HTMLElement} root the page's content
 * @param {(patch: Partial<import("./state.js").State>, how?: object) => void} change
 */
export const followFilters = (root, change) => {
  const apply = (form, names, how) => {
    const given = parse(new URLSearchParams(new FormData(form)));
    change(Object.fromEntries(names.map((name) => [name, isStandard(form, name) ? null : given[name]])), how);
  };
  const typed = debounce((form, name) => apply(form, [name], { dragging: true }), PAUSE);
  const isOurs = ({ target }) => target.form?.id === "filters" && target.name !== "";

  root.addEventListener("input", (event) => {
    if (isOurs(event) && event.target.type === "search") typed(event.target.form, event.target.name);
  });
  root.addEventListener("change", (event) => {
    if (!isOurs(event)) return;
    typed.cancel();
    apply(event.target.form, [event.target.name]);
  });
  root.addEventListener("submit", (event) => {
    if (event.target.id !== "filters") return;
    event.preventDefault();
    typed.cancel();
    apply(event.target, [...new Set(new FormData(event.target).keys())].filter((name) => name in parse("")));
  });
};

/** A day that holds anyway is not asked for. */
const isStandard = (form, name) => {
  const { dataset, value } = form.elements[name] ?? {};
  return dataset?.default !== undefined && dataset.default === value;
};

/**
 * Puts a new form in the place of the old one: what was open stays open, and where somebody was they still are.
 * @param {HTMLFormElement} old
 * @param {HTMLFormElement} fresh
 */
export const replaceForm = (old, fresh) => {
  const active = document.activeElement;
  const isInside = old.contains(active);
  old.querySelectorAll("details[data-facet]").forEach(({ open, dataset }) => {
    const same = fresh.querySelector(`details[data-facet="${CSS.escape(dataset.facet)}"]`);
    if (same !== null) same.open = open || same.open;
  });
  const again = isInside ? counterpart(fresh, active) : null;
  // A field that somebody types into stays itself: its new words are not there yet.
  const isTyped = again !== null && active.matches("input:not([type=checkbox]):not([type=radio])");
  if (isTyped) again.replaceWith(active);
  old.replaceWith(fresh);
  (isTyped ? active : again)?.focus({ preventScroll: true });
};

const counterpart = (form, field) => {
  if (field.matches("summary")) {
    return form.querySelector(`details[data-facet="${CSS.escape(field.parentElement.dataset.facet)}"] > summary`);
  }
  const same = [...form.elements].filter(({ name }) => name !== "" && name === field.name);
  return same.find(({ type, value }) => type !== "checkbox" || value === field.value) ?? null;
};

/**
 * Fields outside the form that belong to it say what the state says.
 * @param {HTMLFormElement} form
 * @param {import("./state.js").State} state
 * @param {string} at the day that is shown
 */
export const fillFields = (form, state, at) => {
  const { at: day, since, diff } = form.elements;
  if (day !== undefined && day !== document.activeElement) day.value = at;
  if (since !== undefined && since !== document.activeElement) since.value = state.since ?? since.dataset.default;
  if (diff !== undefined) diff.checked = state.diff;
};
