// The state and its address: what is written is read again, what cannot be is not.
import assert from "node:assert/strict";
import { test } from "node:test";

import { choosesSame, createStore, format, isDay, parse } from "../../../web/js/state.js";

const WHOLE =
  "?at=2024-03-08&since=2024-03-01&from=2024-03-02&to=2024-03-04&bbox=35.5,32.1,36.75,33&q=two+words&kind=shelling&kind=siege" +
  "&actor=wd%3AQ1&voice_type=medical&certainty=claimed&disputed=true&country=SY&place=gn%3A12&sel=ab12&lanes=actor&map=32.7,36.1,9.5&diff=1";

/** A window of nothing but an address and a history. */
const fakeWindow = (search) => {
  const entries = [search];
  let popped = () => {};
  const view = {
    location: { pathname: "/front", search },
    history: {
      pushState: (...given) => entries.push(view.go(given[2])),
      replaceState: (...given) => entries.splice(-1, 1, view.go(given[2])),
    },
    addEventListener: (_, listener) => (popped = listener),
    go: (address) => (view.location.search = address.replace(/^[^?]*/, "")),
    back: () => {
      entries.pop();
      view.go(entries.at(-1));
      popped();
    },
    entries,
  };
  return view;
};

test("an address is read and written again as it was", () => {
  assert.equal(format(parse(WHOLE)), WHOLE);
  assert.deepEqual(parse(WHOLE).bbox, [35.5, 32.1, 36.75, 33]);
  assert.deepEqual(parse(WHOLE).kind, ["shelling", "siege"]);
  assert.equal(parse(WHOLE).diff, true);
});

test("an empty address asks for nothing, and nothing asked for is an empty address", () => {
  assert.equal(format(parse("")), "");
  assert.equal(format(parse("?at=&q=&kind=&lanes=place&disputed=")), "");
});

test("equal states have equal addresses, whatever order they came in", () => {
  assert.equal(format(parse("?kind=siege&at=2024-03-08")), format(parse("?at=2024-03-08&kind=siege")));
});

test("what cannot be is not asked for", () => {
  const state = parse("?at=2024-02-30&from=yesterday&bbox=1,2,3&map=a,b,c&lanes=colour&disputed=maybe&diff=yes");
  assert.equal(format(state), "");
});

test("parameters that are not ours are kept", () => {
  assert.equal(format(parse("?utm=a&at=2024-03-08&x=1&x=2")), "?at=2024-03-08&utm=a&x=1&x=2");
});

test("days are days of the calendar", () => {
  assert.ok(isDay("2024-02-29"));
  for (const wrong of ["2023-02-29", "2024-2-1", "2024-13-01", "20240301", ""]) assert.ok(!isDay(wrong), wrong);
});

test("a camera or a selection chooses the same happenings, a day does not", () => {
  assert.ok(choosesSame(parse(""), parse("?sel=a&map=1,2,3&lanes=actor&diff=1")));
  assert.ok(!choosesSame(parse(""), parse("?to=2024-03-08")));
});

test("a deliberate step can be gone back", () => {
  const view = fakeWindow("");
  const store = createStore(view);
  store.change({ kind: ["siege"] });
  store.change({ sel: "a" });
  assert.deepEqual(view.entries, ["", "?kind=siege", "?kind=siege&sel=a"]);
  view.back();
  assert.equal(store.get().sel, null);
  assert.deepEqual(store.get().kind, ["siege"]);
});

test("one dragging is one step, with its end", () => {
  const view = fakeWindow("");
  const store = createStore(view);
  for (const day of ["04", "05", "06"]) store.change({ from: `2024-03-${day}` }, { dragging: true });
  store.change({ from: "2024-03-07" }, { dragging: false });
  assert.deepEqual(view.entries, ["", "?from=2024-03-07"]);
  store.change({ from: null });
  assert.deepEqual(view.entries, ["", "?from=2024-03-07", ""]);
});

test("a dragging that ends where it last was ends all the same", () => {
  const view = fakeWindow("");
  const store = createStore(view);
  store.change({ from: "2024-03-04" }, { dragging: true });
  store.change({ from: "2024-03-04" }, { dragging: false });
  store.change({ q: "mill" });
  assert.deepEqual(view.entries, ["", "?from=2024-03-04", "?from=2024-03-04&q=mill"]);
});

test("the camera moves without a step, and what changes nothing tells nobody", () => {
  const view = fakeWindow("?at=2024-03-08");
  const store = createStore(view);
  const told = [];
  store.subscribe((state, before) => told.push([before.map, state.map]));
  store.change({ map: [1, 2, 3] }, { quiet: true });
  store.change({ map: [1, 2, 3] }, { quiet: true });
  assert.deepEqual(view.entries, ["?at=2024-03-08&map=1,2,3"]);
  assert.deepEqual(told, [[null, [1, 2, 3]]]);
});
