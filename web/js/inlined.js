// Where a page in one file takes its data from: out of itself. The same source as the server's (source.js).
import { choose, count } from "./inlined-choosing.js";
import { lanesOf } from "./inlined-lanes.js";

/** Values shown of a facet; those chosen are there besides. As browsing/facets.py has it. */
const MOST = 40;

/** @returns {import("./source.js").Source} */
export const createInlined = () => {
  const whole = read("scene");
  const columns = read("columns");
  const strings = read("strings").picture;
  const parts = new Map(["list", "lanes"].map((id) => [id, document.getElementById(id).cloneNode(true)]));
  const chosen = (state) => choose(whole.rows, columns, state);

  const facet = (name, state) => {
    const counts = count(name, whole.rows, columns, state);
    const label = (value) => columns.labels[name]?.[value] ?? value;
    const wanted = [state[name]].flat().filter((value) => value !== null);
    const before = (a, b) => counts.get(b) - counts.get(a) || order(label(a), label(b)) || order(a, b);
    const values = [...counts.keys()].sort(before).slice(0, MOST);
    const missing = wanted.filter((value) => !values.includes(value)).sort(order);
    return {
      name,
      options: [...values, ...missing].map((value) => ({
        value,
        label: label(value),
        count: counts.get(value) ?? 0,
        chosen: wanted.includes(value),
      })),
    };
  };

  const scene = (state) => {
    const rows = chosen(state).map((at) => whole.rows[at]);
    const dated = rows.filter((row) => row.first !== null || row.last !== null);
    return {
      ...whole,
      rows,
      lanes: lanesOf(rows, state.lanes, columns.labels[state.lanes]),
      facets: whole.facets.map(({ name }) => facet(name, state)),
      counts: {
        ...whole.counts,
        happenings: rows.length,
        claims: rows.reduce((sum, row) => sum + row.claims, 0),
        unplaced: rows.filter((row) => row.spot === null).length,
        undated: rows.length - dated.length,
      },
      span: spanOf(dated),
    };
  };

  /** A copy of a part with only what is chosen in it. */
  const part = (id, ids) => {
    const copy = parts.get(id).cloneNode(true);
    copy.querySelectorAll("[data-happening]").forEach((item) => ids.has(item.dataset.happening) || item.remove());
    return copy;
  };

  const list = (ids) => {
    const copy = part("list", ids);
    const forms = strings.found;
    copy.querySelector("h2").textContent = (ids.size === 1 ? forms.one : forms.other).replace("{n}", ids.size.toLocaleString());
    return copy;
  };

  const lanes = (ids) => {
    const copy = part("lanes", ids);
    copy.querySelectorAll("[data-lane]").forEach((lane) => {
      const left = lane.querySelectorAll("[data-happening]").length;
      lane.hidden = left === 0;
      const summary = lane.querySelector("summary");
      summary.textContent = summary.textContent.replace(/[\d,]+/, left.toLocaleString());
    });
    return copy;
  };

  /** A copy of the form that says what is chosen, and how many there would be. */
  const filters = (state) => {
    const copy = document.getElementById("filters").cloneNode(true);
    for (const field of copy.elements) {
      const value = state[field.name];
      if (field.type === "checkbox") field.checked = value?.includes(field.value) ?? false;
      else if (field.name !== "" && value !== undefined) field.value = value ?? "";
    }
    for (const { dataset, children } of copy.querySelectorAll("[data-facet]")) {
      const counts = count(dataset.facet, whole.rows, columns, state);
      for (const option of children[1].querySelectorAll(".option")) {
        option.querySelector(".number").textContent = (counts.get(option.querySelector("input").value) ?? 0).toLocaleString();
      }
    }
    return copy;
  };

  return {
    scene: async (state) => scene(state),
    parts: async (state) => {
      const ids = new Set(chosen(state).map((at) => whole.rows[at].id));
      return [list(ids), lanes(ids), filters(state)];
    },
    more: () => Promise.reject(new Error(strings.away)),
    panel: async (id) => panelOf(id),
  };
};

const read = (id) => JSON.parse(document.getElementById(id).textContent);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const spanOf = (dated) => {
  if (dated.length === 0) return null;
  const first = dated.map((row) => row.first ?? row.last).sort()[0];
  const last = dated.map((row) => row.last ?? row.first).sort().at(-1);
  return [first, last];
};

/** The panel of a happening, out of its section of the file; its ids must not stand twice. */
const panelOf = (id) => {
  const section = document.getElementById(`h-${id}`);
  const panel = document.getElementById("panel").cloneNode(false);
  if (section === null) return panel;
  panel.hidden = false;
  panel.append(...[...section.children].filter((child) => !child.matches(".filed-back")).map((child) => child.cloneNode(true)));
  const prefix = `h-${id}-`;
  for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
    panel.querySelectorAll(`[${name}^="${prefix}"]`).forEach((one) => one.setAttribute(name, one.getAttribute(name).replaceAll(prefix, "")));
  }
  return panel;
};
