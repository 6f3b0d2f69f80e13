// The timeline's buttons: what its lanes are, nearer and farther, what lies beyond its edges, all days again.

/**
 * @param {object} words
 * @param {object} act
 * @param {(lanes: "place"|"actor") => void} act.onLanes
 * @param {() => void} act.onNearer
 * @param {() => void} act.onFarther
 * @param {() => void} act.onFit
 * @param {(way: -1|1) => void} act.onPan
 * @param {() => void} act.onClear
 */
export const createTools = (words, { onLanes, onNearer, onFarther, onFit, onPan, onClear }) => {
  const element = document.createElement("div");
  element.className = "timeline-tools";
  const lanes = ["place", "actor"].map((name) => {
    const made = button(words.by_lane[name], () => onLanes(name));
    made.dataset.lanes = name;
    return made;
  });
  const earlier = button("", () => onPan(-1));
  const later = button("", () => onPan(1));
  const fitted = button(words.fit, onFit);
  const clear = button(words.clear, onClear);
  clear.className += " timeline-clear";
  element.append(
    group(words.lanes, ...lanes),
    group(words.days, earlier, button("−", onFarther, words.farther), button("+", onNearer, words.nearer), fitted, later),
    clear,
  );
  return {
    element,
    /** @param {import("./state.js").State} state @param {{earlier: number, later: number}} outside @param {{isFit: boolean}} how */
    show: (state, outside, { isFit }) => {
      lanes.forEach((lane) => lane.setAttribute("aria-pressed", String(lane.dataset.lanes === state.lanes)));
      tell(earlier, words.earlier, outside.earlier);
      tell(later, words.later, outside.later);
      fitted.disabled = isFit;
      clear.hidden = state.from === null && state.to === null;
    },
  };
};

const tell = (element, words, count) => {
  element.textContent = words.replace("{n}", count.toLocaleString());
  element.hidden = count === 0;
};

const group = (label, ...children) => {
  const made = document.createElement("div");
  made.className = "timeline-group";
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  made.append(...children);
  return made;
};

const button = (text, onClick, label = "") => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button-quiet";
  made.textContent = text;
  if (label !== "") made.setAttribute("aria-label", label);
  made.addEventListener("click", onClick);
  return made;
};
