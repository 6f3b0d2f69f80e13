// A page in one file: the picture out of what it holds, and the reports below it with the words marked that a link means.
import { createPainter } from "./highlight.js";
import { createInlined } from "./inlined.js";
import { createText } from "./offsets.js";
import { startPicture } from "./picture.js";
import { parse } from "./state.js";

/** Starts the page. */
export const startFile = () => {
  const asked = location.search;
  // What the file shows first is the whole of it; what its address asks for comes on top.
  history.replaceState(null, "", `${location.pathname}${location.hash}`);
  const { store } = startPicture({ source: createInlined() });
  if (asked !== "") store.change(parse(asked), { quiet: true });
  const follow = () => showClaim(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", follow);
  follow();
};

const texts = new WeakMap();

/** Marks the words of a claim in its report, where the anchor is a claim's. @param {string} anchor "c-ID" */
const showClaim = (anchor) => {
  const item = anchor.startsWith("c-") ? document.getElementById(anchor) : null;
  const report = item?.closest(".filed-report");
  if (!report) return;
  const { text, painter, marks } = opened(report);
  const mark = marks.find(({ id }) => id === item.dataset.claim);
  if (mark === undefined) return;
  report.querySelector(".report").dataset.colour = "kind";
  painter.tint(marks, "kind");
  painter.paint("claim", [mark]);
  const range = text.ranges(mark.start, mark.end)[0];
  range?.startContainer.parentElement.scrollIntoView({ block: "center" });
};

const opened = (report) => {
  if (!texts.has(report)) {
    const text = createText(report.querySelector(".report-text"));
    const { claims, aside } = JSON.parse(report.querySelector("script[type='application/json']").textContent);
    texts.set(report, { text, painter: createPainter(text), marks: [...claims, ...aside] });
  }
  return texts.get(report);
};
