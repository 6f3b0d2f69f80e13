// Calls that come too fast are made once, and the last of them is never lost.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { debounce, throttle } from "../../../web/js/waiting.js";

test("a debounced call waits until it is quiet", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const calls = [];
  const act = debounce((value) => calls.push(value), 100);
  act(1);
  mock.timers.tick(60);
  act(2);
  mock.timers.tick(60);
  assert.deepEqual(calls, []);
  mock.timers.tick(40);
  assert.deepEqual(calls, [2]);
  act(3);
  act.cancel();
  mock.timers.tick(500);
  assert.deepEqual(calls, [2]);
  mock.timers.reset();
});

test("a throttled call is made at once, then with the last arguments", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const calls = [];
  const act = throttle((value) => calls.push(value), 100);
  [1, 2, 3].forEach((value) => act(value));
  assert.deepEqual(calls, [1]);
  mock.timers.tick(100);
  assert.deepEqual(calls, [1, 3]);
  mock.timers.tick(100);
  act(4);
  assert.deepEqual(calls, [1, 3, 4]);
  mock.timers.reset();
});
