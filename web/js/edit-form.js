// The form of a correction: fetched from the server, opened below the button that asked for it, one at a time.
import { fetchFragment } from "./fragment.js";
import { drawPlaces } from "./edit-place.js";

/**
 * @param {HTMLElement} root
 * @param {{strings: Record<string, string>, selected: () => ({start: number, end: number, text: string}|null)}} options
 */
export const createForms = (root, { strings, selected }) => {
  let opener = null;

  /** Opens the form at `address` behind `place`; a form that is open closes. */
  const open = async (address, place, by = null) => {
    close();
    opener = by;
    show(await fetchFragment(address), (fragment) => place.after(fragment));
  };

  const show = (fragment, put) => {
    const form = fragment.querySelector("form");
    put(fragment);
    drawPlaces(form);
    (form.querySelector("input:not([type=hidden], [type=radio]), select") ?? form.querySelector("[tabindex]")).focus();
    form.scrollIntoView({ block: "nearest" });
  };

  /** Closes the form; the focus goes back to what opened it. @returns {boolean} was one open? */
  const close = () => {
    const form = current();
    form?.remove();
    if (form !== null && opener?.isConnected) opener.focus({ preventScroll: true });
    return form !== null;
  };

  const current = () => root.querySelector(".edit-form");

  const search = async (form) => {
    const words = encodeURIComponent(form.elements.q.value);
    const address = `/claims/${encodeURIComponent(form.dataset.claim)}/edit?field=${form.dataset.field}&q=${words}`;
    show(await fetchFragment(address), (fragment) => form.replaceWith(fragment));
  };

  const take = (row) => {
    const words = selected();
    if (words === null) return tell(strings.select_first);
    row.querySelector("[name=text]").value = words.text;
    row.querySelector("[name=start]").value = words.start;
    row.querySelector("[name=end]").value = words.end;
    return tell("");
  };

  /** Shows what went wrong, in the form where one is open: that of a page drawn anew meanwhile is seen by nobody. */
  const tell = (sentence) => {
    const place = (root.isConnected && current()?.querySelector(".error")) || document.getElementById("messages");
    place.textContent = sentence;
  };

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const form = button?.closest(".edit-form") ?? null;
    if (form === null) return;
    const row = button.closest(".row");
    if (button.dataset.search !== undefined) void search(form).catch((error) => tell(error.message));
    if (button.dataset.more !== undefined) more(form, button);
    if (button.dataset.remove !== undefined) row.remove();
    if (button.dataset.take !== undefined) take(row);
    if (button.dataset.cancel !== undefined) close();
  });
  root.addEventListener("input", (event) => {
    const row = event.target.closest(".edit-form .row");
    if (row === null || event.target.name !== "text") return;
    row.querySelectorAll("[name=start], [name=end]").forEach((input) => (input.value = ""));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type !== "search" || event.target.closest(".edit-form") === null) return;
    event.preventDefault();
    void search(event.target.form).catch((error) => tell(error.message));
  });

  return { open, close, current, tell };
};

const more = (form, button) => {
  button.before(form.querySelector("template").content.cloneNode(true));
  button.previousElementSibling.querySelector("input, select").focus();
};
