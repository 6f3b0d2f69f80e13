import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, controlOf, extentOf, groupsOf, namesOf, sidesOf, signsOf, vagueOf } from "../../../web/js/map-features.js";

const spot = (extra = {}) => ({ id: "p", name: "Here", lat: 33, lon: 36, radius_km: 2, part: null, country: "SY", admin1: null, ...extra });
const row = (id, extra = {}) => ({ id, family: "fire", status: "agreed", change: null, spot: spot(), ...extra });
const LOOK = { selected: null, hovered: null, diff: false };
const COLOURS = { side: (name) => `colour of ${name}` };
const STRINGS = { within: "{place}, within {km} km" };
const holder = (side, extra = {}) => ({ name: side, side, standing: true, said_by: [], last: "2024-03-01", denied: false, ...extra });
const held = (holders, extra = {}) => ({ spot: spot(), holders, contested: false, age: 0, claim: "c", ...extra });

test("happenings of one place share a sign for each family, with their number", () => {
  const { features } = signsOf(groupsOf([row("a"), row("b"), row("c", { family: "relief" })]), LOOK);
  assert.deepEqual(features.map(({ properties }) => [properties.family, properties.count]), [["fire", "2"], ["relief", ""]]);
});

test("no happening is lost: those of a vague place are counted there, those without a place nowhere", () => {
  const groups = groupsOf([row("a"), row("b", { spot: spot({ radius_km: 60 }) }), row("c", { spot: null })]);
  assert.equal(signsOf(groups, LOOK).features.length, 1);
  const [vague] = vagueOf(groups, LOOK, STRINGS).features;
  assert.equal(vague.properties.label, "Here, within 60 km · 1");
});

test("parts of a town are places of their own", () => {
  assert.equal(groupsOf([row("a"), row("b", { spot: spot({ part: "west" }) })]).length, 2);
});

test("what is disputed, selected and changed is marked; changes only where they are asked for", () => {
  const rows = [row("a", { status: "disputed", change: "new" })];
  const [plain] = signsOf(groupsOf(rows), LOOK).features;
  assert.equal(plain.properties.icon, "sign|fire|disputed");
  assert.equal(plain.properties.changed, false);
  const [marked] = signsOf(groupsOf(rows), { selected: "a", hovered: null, diff: true }).features;
  assert.deepEqual([marked.properties.selected, marked.properties.changed], [true, true]);
});

test("contested ground shows all who claim it, other ground only whose word stands", () => {
  const fallen = holder("army", { standing: false });
  assert.equal(controlOf([held([holder("rebels"), fallen])], COLOURS).features[0].properties.pattern, "hatch|rebels");
  const contested = held([holder("rebels"), fallen], { contested: true });
  assert.equal(controlOf([contested], COLOURS).features[0].properties.pattern, "hatch|army|rebels");
});

test("a word fades with its age and is never gone", () => {
  const [fresh, old, ancient] = [0, 30, 3000].map((age) => controlOf([held([holder("rebels")], { age })], COLOURS).features[0].properties.opacity);
  assert.ok(fresh > old && old > ancient && ancient >= 0.25);
});

test("a holder whom nobody names is unknown, not left out", () => {
  const control = [held([holder(null)])];
  assert.deepEqual(sidesOf({ control }), ["unknown"]);
  assert.equal(namesOf([], control).features[0].properties.frame, "frame|unknown");
});

test("the view takes in all that is shown", () => {
  const scene = { rows: [row("a"), row("b", { spot: spot({ lat: 34, lon: 37 }) })], control: [], cells: [] };
  const [[west, south], [east, north]] = extentOf(scene);
  assert.ok(west < 36 && south < 33 && east > 37 && north > 34);
  assert.equal(extentOf({ rows: [], control: [], cells: [] }), null);
});

test("a box is drawn where there is one", () => {
  assert.equal(boxOf(null).features.length, 0);
  assert.equal(boxOf([35, 32, 37, 34]).features.length, 1);
});
