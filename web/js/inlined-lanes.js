// Lanes of the timeline, counted as browsing/binning.py counts them.

const MOST = 15;
const OTHERS = "*";
const NOWHERE = "";

/**
 * @param {object[]} rows
 * @param {"place"|"actor"} sort
 * @param {Record<string, string>} labels what the lanes are called
 * @returns {{key: string, label: string, count: number}[]} those with most happenings first, then others, then nowhere
 */
export const lanesOf = (rows, sort, labels) => {
  const counts = new Map();
  const keysOf = (row) => (sort === "actor" ? orNowhere(row.actors) : [row.spot?.id ?? NOWHERE]);
  for (const key of rows.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const named = [...counts.keys()].filter((key) => key !== NOWHERE).sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const lanes = named.slice(0, MOST).map((key) => ({ key, label: labels[key] ?? key, count: counts.get(key) }));
  const rest = new Set(named.slice(MOST));
  const others = rows.filter((row) => keysOf(row).some((key) => rest.has(key))).length;
  if (others > 0) lanes.push({ key: OTHERS, label: "", count: others });
  if (counts.has(NOWHERE)) lanes.push({ key: NOWHERE, label: "", count: counts.get(NOWHERE) });
  return lanes;
};

const orNowhere = (keys) => (keys.length === 0 ? [NOWHERE] : keys);
