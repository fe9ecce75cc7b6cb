import { beforeEach, expect, test, vi } from "vitest";
import { FakeBitmap } from "./testing/fake-engine.ts";
import { FakePicture } from "./testing/fake-picture.ts";
import { TileBatcher } from "./tile-batcher.ts";

const onScreen = new FakePicture("on screen", { onScreen: true });
const hidden = new FakePicture("hidden");
let batcher: TileBatcher;

beforeEach(() => {
  vi.useFakeTimers();
  batcher = new TileBatcher();
  return () => vi.useRealTimers();
});

/** A tile whose answer the test gives, and what has become of it. */
function ask(of: FakePicture) {
  const controller = new AbortController();
  const bitmap = new FakeBitmap();
  const tile = { state: "waiting", bitmap, controller, answer: () => {}, fail: (_error: Error) => {} };
  const work = new Promise<ImageBitmap | null>((resolve, reject) => {
    tile.answer = () => resolve(tile.bitmap);
    tile.fail = reject;
  });
  batcher.deliver(of, work, controller.signal).then(
    () => (tile.state = "delivered"),
    () => (tile.state = "failed"),
  );
  return tile;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("tiles of a hidden picture are delivered together, once the last has come", async () => {
  const [first, second, third] = [ask(hidden), ask(hidden), ask(hidden)];
  first.answer();
  second.answer();
  await vi.advanceTimersByTimeAsync(5000);
  expect([first.state, second.state]).toEqual(["waiting", "waiting"]);
  third.answer();
  await settle();
  expect([first.state, second.state, third.state]).toEqual(["delivered", "delivered", "delivered"]);
});

test("tiles of the picture on screen wait no longer than a moment for the others", async () => {
  const [first, second] = [ask(onScreen), ask(onScreen)];
  first.answer();
  await settle();
  expect(first.state).toBe("waiting");
  await vi.advanceTimersByTimeAsync(200);
  expect([first.state, second.state]).toEqual(["delivered", "waiting"]);
});

test("a tile that fails or is given up keeps no other waiting", async () => {
  const [first, second, third] = [ask(hidden), ask(hidden), ask(hidden)];
  first.answer();
  second.fail(new Error("broken"));
  third.controller.abort();
  third.fail(new DOMException("given up", "AbortError"));
  await settle();
  expect([first.state, second.state, third.state]).toEqual(["delivered", "failed", "failed"]);
});

test("a tile that is given up while it waits is given up at once, and the others still come", async () => {
  const [first, second] = [ask(hidden), ask(hidden)];
  first.answer();
  await settle();
  first.controller.abort();
  await settle();
  expect(first.state).toBe("failed");
  expect(first.bitmap.closed).toBe(1);
  second.answer();
  await settle();
  expect(second.state).toBe("delivered");
});

test("pictures do not wait for each other", async () => {
  const [one, other] = [ask(hidden), ask(new FakePicture("another"))];
  one.answer();
  await settle();
  expect([one.state, other.state]).toEqual(["delivered", "waiting"]);
});
