// The page of one claim: correction where it is allowed; its words are links into the report.
import { startEditing } from "./edit.js";
import { fetchFragment } from "./fragment.js";
import { listenToKeys } from "./keyboard.js";

/** Starts the page of one claim. */
export const startClaim = () => {
  if (document.body.dataset.edit === undefined) return;
  const root = document.querySelector(".claim-page");
  const panel = root.querySelector("#panel");
  const current = () => panel.querySelector(".claim").dataset.claim;
  const reload = async () => {
    panel.replaceChildren(await fetchFragment(`/claims/${encodeURIComponent(current())}?part=panel`));
  };
  const editing = startEditing({ root, text: null, current, next: () => null, reload });
  listenToKeys({ ...editing.keys, Escape: editing.close });
};
