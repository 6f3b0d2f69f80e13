// The timeline's arithmetic: days without clocks, marks on the axis, happenings in lanes that do not overlap.
import assert from "node:assert/strict";
import { test } from "node:test";

import { createSpeaker, marksBetween, toDay, toNumber } from "../../../web/js/days.js";
import { layOut, SIZES, stack } from "../../../web/js/timeline-layout.js";
import { createScale, extentOf, opening, pan, zoom } from "../../../web/js/timeline-scale.js";

const number = toNumber("2024-03-04");
const scale = createScale({ first: number, last: number + 20 }, { start: 100, end: 900 });

const row = (id, { first = "2024-03-06", last = first, precision = "day", ...rest } = {}) => ({
  id, first, last, precision, status: "agreed", spot: null, actors: [], tolls: [], ...rest,
});
const sceneOf = (rows, lanes = [{ key: "", label: "", count: rows.length }]) => ({ whole: true, rows, lanes, bins: [] });
const lay = (scene, how = {}) => layOut(scene, { by: "place", scale, selected: null, caption: 0, ...how });

test("days are counted across leap days and turns of the clock", () => {
  assert.equal(toNumber("2024-03-01") - toNumber("2024-02-28"), 2);
  assert.equal(toNumber("2024-04-01") - toNumber("2024-03-30"), 2);
  for (const day of ["1970-01-01", "2024-02-29", "1969-12-31"]) assert.equal(toDay(toNumber(day)), day);
});

test("an axis is marked by days, weeks, months or years, as many as fit", () => {
  assert.equal(marksBetween(number, number + 8, 10).unit, "day");
  const weeks = marksBetween(number, number + 60, 10);
  assert.equal(weeks.unit, "week");
  assert.ok(weeks.days.every((day) => new Date(day * 86_400_000).getUTCDay() === 1));
  const months = marksBetween(number, number + 300, 12);
  assert.equal(months.unit, "month");
  assert.ok(months.days.every((day) => toDay(day).endsWith("-01")));
  assert.equal(marksBetween(number, number + 4000, 6).unit, "year");
  for (const length of [3, 40, 200, 1000, 40_000]) {
    for (const room of [3, 7, 15]) assert.ok(marksBetween(number, number + length, room).days.length <= room + 1, `${length} in ${room}`);
  }
});

test("a day is said as the plain day it is", () => {
  assert.equal(createSpeaker("en").day(number), "Mar 4, 2024");
  assert.match(createSpeaker("en").range(number, number + 2), /Mar 4\D+6, 2024/);
  assert.equal(createSpeaker("en").range(number, number), "Mar 4, 2024");
});

test("places on the axis lead back to their days", () => {
  for (let day = scale.first; day < scale.last; day += 1) assert.equal(scale.dayAt(scale.at(day) + 1), day);
  assert.equal(scale.dayAt(-50), scale.first);
  assert.equal(scale.dayAt(5000), scale.last - 1);
});

test("zooming keeps the day it is about and stays within what there is", () => {
  const extent = { first: 0, last: 100 };
  const near = zoom(extent, 0.5, 40, extent);
  assert.deepEqual(near, { first: 20, last: 70 });
  assert.deepEqual(zoom(near, 8, 40, extent), extent);
  assert.equal(zoom(near, 0.001, 40, extent).last - zoom(near, 0.001, 40, extent).first, 5);
  assert.deepEqual(pan(near, 1000, extent), { first: 50, last: 100 });
});

test("what happened years before does not press the news together", () => {
  const news = extentOf(["2024-03-04", "2024-03-09"], toNumber);
  const all = extentOf(["2011-01-01", "2024-03-09"], toNumber);
  assert.ok(opening(all, news).first > toNumber("2024-01-01"));
  assert.deepEqual(opening(news, news), news);
  assert.equal(extentOf([null, undefined], toNumber), null);
});

test("happenings of one lane never lie over one another", () => {
  const days = (from, length) => ({ first: toDay(number + from), last: toDay(number + from + length) });
  const rows = Array.from({ length: 40 }, (_, n) => row(`r${n}`, days((n * 7) % 17, n % 4)));
  const [line] = lay(sceneOf(rows)).lines;
  assert.equal(line.items.length, 40);
  for (const one of line.items) {
    for (const other of line.items) {
      const apart = one === other || one.y !== other.y || one.x + one.width <= other.x || other.x + other.width <= one.x;
      assert.ok(apart, `${one.row.id} over ${other.row.id}`);
    }
  }
});

test("a toll has the track below its happening to itself", () => {
  const toll = { tolls: [{}] };
  const items = lay(sceneOf([row("a", toll), row("b"), row("c", { first: "2024-03-08" })])).lines[0].items;
  const { items: placed } = stack(items, { withTolls: true });
  const [a, b, c] = ["a", "b", "c"].map((id) => placed.find((item) => item.row.id === id));
  assert.deepEqual([a.y, b.y, c.y], [0, 2 * SIZES.track, 0]);
  assert.ok(a.isTold && !b.isTold);
});

test("sides that are not known exactly fade, days that are do not", () => {
  const fades = (given) => lay(sceneOf([row("a", given)])).lines[0].items[0].fades;
  assert.deepEqual(fades({}), { start: false, end: false });
  assert.deepEqual(fades({ first: "2024-03-05", last: "2024-03-09", precision: "days" }), { start: false, end: false });
  assert.deepEqual(fades({ first: "2024-03-05", last: "2024-03-11", precision: "week" }), { start: true, end: true });
  assert.deepEqual(fades({ first: "2024-03-05", last: null, precision: "days" }), { start: false, end: true });
  assert.deepEqual(fades({ first: null, last: "2024-03-05", precision: "day" }), { start: true, end: false });
});

test("what goes on beyond the edge is cut there, what lies beyond is left out", () => {
  const { items } = lay(sceneOf([row("long", { first: "2023-01-01", last: "2024-03-05" }), row("old", { first: "2023-01-01" })])).lines[0];
  assert.deepEqual(items.map(({ row: { id }, x }) => [id, x]), [["long", scale.start]]);
});

test("undated happenings stay in their lane, beside the days", () => {
  const [line] = lay(sceneOf([row("a"), row("b", { first: null, last: null, precision: "none" })])).lines;
  assert.deepEqual(line.undated.map(({ id }) => id), ["b"]);
  assert.deepEqual(line.items.map(({ row: { id } }) => id), ["a"]);
});

test("a happening stands in the lane of each of its actors, or in that of the others, or of nobody", () => {
  const lanes = ["x", "y", "*", ""].map((key) => ({ key, label: key, count: 1 }));
  const rows = [row("a", { actors: ["x", "y"] }), row("b", { actors: ["z", "w"] }), row("c"), row("d", { actors: ["x", "z"] })];
  const held = lay(sceneOf(rows, lanes), { by: "actor" }).lines.map(({ key, items }) => [key, items.map((item) => item.row.id)]);
  assert.deepEqual(held, [["x", ["a", "d"]], ["y", ["a"]], ["*", ["b", "d"]], ["", ["c"]]]);
});

test("too many at once are counted; each day of theirs counts once, disputed ones too", () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(`r${n}`, { status: n < 6 ? "disputed" : "agreed" }));
  const [line] = lay(sceneOf(rows)).lines;
  assert.equal(line.items.length, 0);
  assert.deepEqual(line.bars.map(({ count, share, disputed }) => [count, share, disputed]), [[30, 1, 0.2]]);
});

test("bins of the server are drawn as they are, those out of sight left out", () => {
  const bin = (lane, first, last, count) => ({ lane, first, last, count, disputed: 1 });
  const bins = [bin("p", "2024-03-04", "2024-03-05", 4), bin("p", "2024-03-06", "2024-03-07", 1), bin("p", "2020-01-01", "2020-01-02", 9)];
  const scene = { whole: false, rows: [], lanes: [{ key: "p", label: "P", count: 6 }], bins };
  const [line] = lay(scene).lines;
  assert.deepEqual(line.bars.map(({ x, share, disputed }) => [x, share, disputed]), [[100, 1, 0.25], [180, 0.5, 0.5]]);
});

test("counts have one measure in all lanes", () => {
  const bins = [["p", 16], ["o", 4]].map(([lane, count]) => ({ lane, first: "2024-03-04", last: "2024-03-05", count, disputed: 0 }));
  const lanes = ["p", "o"].map((key) => ({ key, label: key, count: 1 }));
  const { lines } = lay({ whole: false, rows: [], lanes, bins });
  assert.deepEqual(lines.map(({ bars }) => bars[0].share), [1, 0.5]);
});

test("the tolls of the selected happening stand below its lane, none of them twice", () => {
  const rows = [row("a", { tolls: [{}, {}] }), row("b")];
  const near = createScale({ first: number, last: number + 10 }, { start: 100, end: 900 });
  const blocks = (selected, scale) => lay(sceneOf(rows), { selected, scale }).lines.map(({ height, block }) => [block > 0, height]);
  const [[, plain]] = blocks(null, scale);
  assert.deepEqual(blocks("a", scale), [[true, plain + 2 * SIZES.toll]]);
  assert.deepEqual(blocks("b", scale), [[false, plain]]);
  const [[, told]] = blocks(null, near);
  assert.deepEqual(blocks("a", near), [[true, told + SIZES.toll]]);
});
