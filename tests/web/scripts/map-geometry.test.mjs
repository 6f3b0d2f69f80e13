import assert from "node:assert/strict";
import test from "node:test";
import { anchor, boundsOf, circle, namedParts, outline, pointAt } from "../../../web/js/map-geometry.js";

const SPOT = { lat: 33, lon: 36, radius_km: 10, part: null };
const KM_OF_DEGREE = 111.195;

const near = (left, right, within = 1e-3) => assert.ok(Math.abs(left - right) < within, `${left} and ${right}`);

test("a point to the north lies on the meridian, as far as asked", () => {
  const [lon, lat] = pointAt([36, 33], KM_OF_DEGREE, 0);
  near(lon, 36);
  near(lat, 34);
});

test("a circle is closed and as wide as it is high, in kilometres", () => {
  const ring = circle([36, 33], 10);
  assert.deepEqual(ring[0], ring.at(-1));
  const [[west, south], [east, north]] = boundsOf(ring);
  near((north - south) * KM_OF_DEGREE, 20, 0.1);
  near((east - west) * KM_OF_DEGREE * Math.cos((33 * Math.PI) / 180), 20, 0.1);
});

test("a part of a town is a sector on its side", () => {
  const [[[ring]]] = [outline({ ...SPOT, part: "west" })];
  assert.ok(ring.every(([lon]) => lon <= 36 + 1e-9));
  const [[north]] = outline({ ...SPOT, part: "north" });
  assert.ok(north.every(([, lat]) => lat >= 33 - 1e-9));
});

test("several parts are several areas, words that name none the whole place", () => {
  assert.deepEqual(namedParts("west, southeast"), ["west", "southeast"]);
  assert.equal(outline({ ...SPOT, part: "west, southeast" }).length, 2);
  assert.equal(outline({ ...SPOT, part: "the old market" }).length, 1);
  assert.deepEqual(outline({ ...SPOT, part: "the old market" }), outline(SPOT));
});

test("outskirts are a ring with a hole, the centre a smaller circle", () => {
  const [outskirts] = outline({ ...SPOT, part: "outskirts" });
  assert.equal(outskirts.length, 2);
  const [[centre]] = outline({ ...SPOT, part: "center" });
  const [[, south], [, north]] = boundsOf(centre);
  near((north - south) * KM_OF_DEGREE, 8, 0.1);
});

test("a sign stands in the part it belongs to, and in the middle otherwise", () => {
  assert.ok(anchor({ ...SPOT, part: "east" })[0] > 36);
  assert.deepEqual(anchor(SPOT), [36, 33]);
  assert.deepEqual(anchor({ ...SPOT, part: "east, west" }), [36, 33]);
});

test("nothing has no bounds", () => assert.equal(boundsOf([]), null));
