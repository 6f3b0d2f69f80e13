// Sending corrections: who corrects is asked once, the token where the server wants one; every act goes to the API.
import { rooted, sentenceOf } from "./fragment.js";

const NAME = "frontwire.name";
const TOKEN = "frontwire.token";
const DONE = "frontwire.done";
const UNDONE = "frontwire.undone";

/**
 * @param {HTMLDialogElement} dialog asks for a name, and for a token
 */
export const createSender = (dialog) => {
  /** Posts an act; rejects with the server's one sentence, or with null where nobody wants to be named. */
  const post = async (path, body) => {
    if (!localStorage.getItem(NAME)) await ask({ token: false });
    const answer = await send(path, body);
    if (answer.status === 401) {
      await ask({ token: true });
      return taken(await send(path, body));
    }
    return taken(answer);
  };

  const ask = ({ token }) =>
    new Promise((resolve, reject) => {
      const fields = dialog.querySelector("form").elements;
      fields.by.value = localStorage.getItem(NAME) ?? "";
      dialog.querySelector(".token").hidden = !token;
      dialog.returnValue = "cancel";
      dialog.showModal();
      dialog.addEventListener(
        "close",
        () => {
          if (dialog.returnValue !== "ok" || fields.by.value.trim() === "") return reject(null);
          localStorage.setItem(NAME, fields.by.value.trim());
          if (token) sessionStorage.setItem(TOKEN, fields.token.value);
          return resolve();
        },
        { once: true },
      );
    });

  /** A correction of one claim, or of words of a report. @returns {Promise<{number: number, claim: string}>} */
  const correct = async (body) => did(await post("/api/v1/corrections", body));

  /** What is decided about two claims. @returns {Promise<{number: number}>} */
  const judge = async (body) => did(await post("/api/v1/judgements", body));

  const did = (answer) => {
    push(DONE, answer.number);
    sessionStorage.removeItem(UNDONE);
    return answer;
  };

  /** Takes back an entry by its number, or the last one made here; gives false where there is none. */
  const undo = async (number = pop(DONE)) => {
    if (number === undefined) return false;
    const { again } = await post("/api/v1/undo", { number });
    if (again !== null && again !== undefined) push(UNDONE, again);
    return true;
  };

  /** Lets the entry taken back last stand again; gives false where there is none. */
  const redo = async () => {
    const number = pop(UNDONE);
    if (number === undefined) return false;
    const { numbers } = await post("/api/v1/undo", { number });
    push(DONE, numbers[0]);
    return true;
  };

  return { correct, judge, undo, redo };
};

const send = (path, body) => {
  const token = sessionStorage.getItem(TOKEN);
  const headers = { "Content-Type": "application/json", "X-Frontwire": "1" };
  if (token) headers.Authorization = `Bearer ${token}`;
  return fetch(rooted(path), { method: "POST", headers, body: JSON.stringify({ ...body, by: localStorage.getItem(NAME) }) });
};

const taken = async (answer) => {
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  return answer.json();
};

const held = (key) => JSON.parse(sessionStorage.getItem(key) ?? "[]");

const push = (key, number) => sessionStorage.setItem(key, JSON.stringify([...held(key), number]));

const pop = (key) => {
  const numbers = held(key);
  const last = numbers.pop();
  sessionStorage.setItem(key, JSON.stringify(numbers));
  return last;
};
