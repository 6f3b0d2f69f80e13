// Correction: fields changed, claims accepted, put aside, added, put together or apart; every act can be undone.
import { createForms } from "./edit-form.js";
import { createSender } from "./edit-send.js";
import { AwayError } from "./fragment.js";
import { valuesOf } from "./edit-values.js";

/**
 * @typedef {object} Place where claims are corrected
 * @property {HTMLElement} root
 * @property {ReturnType<import("./offsets.js").createText>|null} text the report, null on the page of one claim
 * @property {() => (string|null)} current the id of the claim that is shown
 * @property {() => (string|null)} next the id of the next claim that nobody looked at
 * @property {(id: string|null) => Promise<void>} reload draws all anew, the claim of that id open
 */

/**
 * Starts correction; gives the keys for it.
 * @param {Place} place
 */
export const startEditing = (place) => {
  const { root, text, current, reload } = place;
  const strings = JSON.parse(document.getElementById("strings").textContent).correct;
  const send = createSender(root.querySelector("dialog.who") ?? document.querySelector("dialog.who"));
  let last = null;
  const forms = createForms(root, { strings, selected: text === null ? null : () => last });

  const say = (sentence) => (document.getElementById("messages").textContent = sentence);

  /** Does something that the server may refuse: then its sentence is shown. */
  const attempt = async (act, done) => {
    try {
      const answer = await act();
      if (done !== undefined) say(done);
      return answer;
    } catch (error) {
      if (error !== null) forms.tell(error instanceof AwayError ? strings.away : error.message);
      return null;
    }
  };

  const redraw = (id) => attempt(() => reload(id));

  const accept = async () => {
    const id = current();
    if (id === null) return;
    const next = place.next();
    const answer = await attempt(() => send.correct({ act: "accept", claim: id, because: "", values: {} }), strings.kept);
    if (answer !== null) await goOn(next, id);
  };

  const goOn = async (next, id) => {
    await redraw(next ?? id);
    if (next === null && text !== null) say(strings.all_seen);
  };

  const ask = (field, button) =>
    attempt(() => forms.open(`/claims/${encodeURIComponent(current())}/edit?field=${field}`, button.closest("p"), button));

  const submit = async (form) => {
    const { field, claim } = form.dataset;
    const because = form.elements.because.value.trim();
    const next = place.next();
    const answer = await attempt(() => sendForm(form, field, because), strings.kept);
    if (answer === null) return;
    if (field === "reject") await goOn(next, claim);
    else await redraw(field === "add" ? answer.claim : claim);
  };

  const sendForm = (form, field, because) => {
    const { claim, report, start, end } = form.dataset;
    if (field === "reject") return send.correct({ act: "reject", claim, because, values: {} });
    if (field === "happening") {
      const { other, verdict } = form.elements;
      return send.judge({ left: claim, right: other.value, verdict: verdict.value, because });
    }
    if (field === "add") {
      const values = { kind: form.elements.kind.value.trim() };
      return send.correct({ act: "add", report, start: Number(start), end: Number(end), because, values });
    }
    return send.correct({ act: "change", claim, because, values: valuesOf(form) });
  };

  const undo = async (number) => {
    const answer = await attempt(() => send.undo(number));
    if (answer === null) return;
    say(answer ? strings.undone : strings.nothing_to_undo);
    if (answer) await redraw(current());
  };

  const redo = async () => {
    const answer = await attempt(() => send.redo());
    if (answer === null) return;
    say(answer ? strings.redone : strings.nothing_to_redo);
    if (answer) await redraw(current());
  };

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.act === "accept") void accept();
    if (button?.dataset.editField !== undefined) void ask(button.dataset.editField, button);
    if (button?.dataset.undo !== undefined) void undo(Number(button.dataset.undo));
    if (button?.classList.contains("add-claim")) void add(button);
  });
  root.addEventListener("submit", (event) => {
    if (!event.target.matches(".edit-form")) return;
    event.preventDefault();
    void submit(event.target);
  });

  const add = async (button) => {
    const { start, end } = last;
    button.hidden = true;
    root.classList.add("is-open");
    const address = `/reports/${encodeURIComponent(root.dataset.report)}/edit?start=${start}&end=${end}`;
    await attempt(() => forms.open(address, root.querySelector("#form")));
  };

  /** Keeps what was selected last, and offers to make a claim of it. */
  const noteSelection = () => {
    const span = text.selected();
    const button = root.querySelector(".add-claim");
    if (span !== null) last = { ...span, text: text.words(span.start, span.end) };
    button.hidden = span === null || forms.current() !== null;
    if (!button.hidden) putBeside(button, text.ranges(span.start, span.end).at(-1));
  };
  const stop = new AbortController();
  if (text !== null) document.addEventListener("selectionchange", noteSelection, { signal: stop.signal });

  const reject = () => {
    const button = root.querySelector("[data-edit-field=reject]");
    if (button === null) return false;
    return void ask("reject", button);
  };
  const keys = {
    a: () => (current() === null ? false : void accept()),
    x: reject,
    u: () => void undo(),
    U: () => void redo(),
    "Control+Shift+z": () => void redo(),
    "Control+z": () => void undo(),
  };
  return { keys, close: forms.close, stop: () => stop.abort() };
};

/** Puts a button below the end of the words selected. */
const putBeside = (button, range) => {
  const boxes = range.getClientRects();
  const box = boxes[boxes.length - 1];
  button.style.left = `${Math.min(box.right, window.innerWidth - button.offsetWidth - 8)}px`;
  button.style.top = `${Math.min(box.bottom + 6, window.innerHeight - button.offsetHeight - 8)}px`;
};
