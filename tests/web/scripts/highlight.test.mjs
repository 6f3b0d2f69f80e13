import assert from "node:assert/strict";
import test from "node:test";
import { marksAt, overlaps } from "../../../web/js/highlight.js";

const mark = (id, start, end) => ({ id, start, end });

test("claims beside one another do not overlap", () => {
  assert.deepEqual(overlaps([mark("a", 0, 5), mark("b", 5, 9)]), []);
});

test("a claim within another overlaps where it stands", () => {
  assert.deepEqual(overlaps([mark("a", 0, 20), mark("b", 3, 8)]), [{ start: 3, end: 8 }]);
});

test("three claims over one another make one stretch", () => {
  const marks = [mark("a", 0, 10), mark("b", 4, 14), mark("c", 6, 8)];
  assert.deepEqual(overlaps(marks), [{ start: 4, end: 10 }]);
});

test("the same words told twice overlap whole", () => {
  assert.deepEqual(overlaps([mark("a", 2, 6), mark("b", 2, 6)]), [{ start: 2, end: 6 }]);
});

test("of the claims at a word the shortest comes first, and none ends there", () => {
  const marks = [mark("long", 0, 20), mark("short", 3, 8), mark("before", 0, 3)];
  assert.deepEqual(marksAt(marks, 3).map(({ id }) => id), ["short", "long"]);
  assert.deepEqual(marksAt(marks, 20), []);
});
