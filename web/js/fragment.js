// Fragments: parts of pages that the server's templates render, fetched and put in place. All text in them is escaped.

/** An address below the path that the page is served under. @param {string} path @returns {string} */
export const rooted = (path) => `${document.body.dataset.root ?? ""}${path}`;

/** The server does not answer. */
export class AwayError extends Error {}

/**
 * Fetches a part of a page.
 * @param {string} path of the address, from the root of the site
 * @returns {Promise<DocumentFragment>} rejects with the server's one sentence where it refuses, else with an AwayError
 */
export const fetchFragment = async (path) => {
  const answer = await fetch(rooted(path), { headers: { Accept: "text/html" } }).catch((error) => {
    throw new AwayError(error.message);
  });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  return document.createRange().createContextualFragment(await answer.text());
};

/** What the server says went wrong, in one sentence. @param {Response} answer @returns {Promise<string>} */
export const sentenceOf = async (answer) => {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  if (!isJson) return `${answer.status} ${answer.statusText}`.trim();
  const { detail, title } = await answer.json();
  return typeof detail === "string" ? detail : (title ?? `${answer.status}`);
};
