// Judging: links of a happening taken apart, and what people decided taken back. The page is then drawn anew.
import { createSender } from "./edit-send.js";

/** Makes the buttons of a happening work, beside the picture and on a page of its own, where editing is allowed. */
export const startJudging = () => {
  const dialog = document.querySelector("dialog.who");
  if (dialog === null || document.body.dataset.edit === undefined) return;
  const send = createSender(dialog);
  const messages = document.getElementById("messages");

  const attempt = async (act) => {
    try {
      await act();
      location.reload();
    } catch (error) {
      if (error !== null) messages.textContent = error.message; // null: nobody wants to be named
    }
  };

  document.getElementById("main").addEventListener("click", (event) => {
    const button = event.target.closest(".happening button");
    if (button === null) return;
    const { left, right, verdict, undo } = button.dataset;
    if (verdict !== undefined) void attempt(() => send.judge({ left, right, verdict, because: "" }));
    if (undo !== undefined) void attempt(() => send.undo(Number(undo)));
  });
};
