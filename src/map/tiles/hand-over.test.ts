import { beforeEach, expect, test, vi } from "vitest";
import { HandOver } from "./hand-over.ts";
import type { Picture } from "./loader.ts";
import { Progress } from "./progress.ts";

function picture(slice: string): Picture {
  const recipe = { kind: "classes", title: "", band: "SCL", mask: null } as const;
  return { slice, recipe, progress: new Progress(), priority: "visible" };
}

const onScreen = picture("on screen");
const hidden = picture("hidden");
let handed: string[];
let handOver: HandOver<Picture>;

beforeEach(() => {
  vi.useFakeTimers();
  handed = [];
  handOver = new HandOver({
    isOnScreen: (one) => one === onScreen,
    onHandedOver: (one) => handed.push(one.slice),
  });
  return () => vi.useRealTimers();
});

/** A tile whose answer the test gives, and what has become of it. */
function ask(of: Picture) {
  const controller = new AbortController();
  const tile = { state: "waiting", controller, answer: () => {}, fail: (_error: Error) => {} };
  const work = new Promise<ImageBitmap | null>((resolve, reject) => {
    tile.answer = () => resolve({} as ImageBitmap);
    tile.fail = reject;
  });
  handOver.together(of, work, controller.signal).then(
    () => (tile.state = "handed over"),
    () => (tile.state = "failed"),
  );
  return tile;
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("tiles of a hidden picture are handed over together, once the last has come", async () => {
  const [first, second, third] = [ask(hidden), ask(hidden), ask(hidden)];
  first.answer();
  second.answer();
  await vi.advanceTimersByTimeAsync(5000);
  expect([first.state, second.state]).toEqual(["waiting", "waiting"]);
  third.answer();
  await settle();
  expect([first.state, second.state, third.state]).toEqual(["handed over", "handed over", "handed over"]);
  expect(handed).toEqual(["hidden"]);
});

test("tiles of the picture on screen wait no longer than a moment for the others", async () => {
  const [first, second] = [ask(onScreen), ask(onScreen)];
  first.answer();
  await settle();
  expect(first.state).toBe("waiting");
  await vi.advanceTimersByTimeAsync(200);
  expect([first.state, second.state]).toEqual(["handed over", "waiting"]);
});

test("a tile that fails or is given up keeps no other waiting", async () => {
  const [first, second, third] = [ask(hidden), ask(hidden), ask(hidden)];
  first.answer();
  second.fail(new Error("broken"));
  third.controller.abort();
  third.fail(new DOMException("given up", "AbortError"));
  await settle();
  expect([first.state, second.state, third.state]).toEqual(["handed over", "failed", "failed"]);
});

test("a tile that is given up while it waits is given up at once, and the others still come", async () => {
  const [first, second] = [ask(hidden), ask(hidden)];
  first.answer();
  await settle();
  first.controller.abort();
  await settle();
  expect(first.state).toBe("failed");
  second.answer();
  await settle();
  expect(second.state).toBe("handed over");
});

test("pictures do not wait for each other", async () => {
  const [one, other] = [ask(hidden), ask(picture("another"))];
  one.answer();
  await settle();
  expect([one.state, other.state]).toEqual(["handed over", "waiting"]);
});
