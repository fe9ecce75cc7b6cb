import { expect, test } from "vitest";
import type { BlockContext } from "../geotiff/codec/types.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";
import { DecodeScheduler } from "./decode-scheduler.ts";

const DEFLATE = 8;
const large = new Uint8Array(64 * 1024);

function contextOf(compression: number): BlockContext {
  return { image: { compression } } as BlockContext;
}

/** A place where blocks are decoded when the test says so. */
class Bench {
  readonly underWay: {
    readonly encoded: Uint8Array;
    readonly finish: () => void;
    fail(error: Error): void;
  }[] = [];
  busy: boolean[] = [];

  readonly decode = (encoded: Uint8Array): Promise<PackedRows> =>
    new Promise((resolve, reject) => {
      this.underWay.push({ encoded, finish: () => resolve({ bytes: encoded } as PackedRows), fail: reject });
    });

  tellBusy(busy: boolean): void {
    this.busy.push(busy);
  }
}

function setUp(): { scheduler: DecodeScheduler; here: Bench; remote: Bench } {
  const [here, remote] = [new Bench(), new Bench()];
  const scheduler = new DecodeScheduler(here.decode);
  scheduler.register(1, remote);
  return { scheduler, here, remote };
}

function ask(scheduler: DecodeScheduler, count: number, encoded = large, compression = DEFLATE) {
  return Array.from({ length: count }, () => scheduler.decode(encoded, contextOf(compression)));
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("what one worker can do is not delegated", () => {
  const { scheduler, here, remote } = setUp();
  void Promise.all(ask(scheduler, 1));
  expect([here.underWay.length, remote.underWay.length]).toEqual([1, 0]);
});

test("a worker with many blocks delegates some to one that has none, and the rest wait", async () => {
  const { scheduler, here, remote } = setUp();
  const all = Promise.all(ask(scheduler, 8));
  expect(here.underWay.length).toBeLessThan(8);
  expect(remote.underWay.length).toBeGreaterThan(0);
  const begun = () => here.underWay.length + remote.underWay.length;
  expect(begun()).toBeLessThan(8);
  for (let round = 0; round < 8; round += 1) {
    for (const block of [...here.underWay, ...remote.underWay]) block.finish();
    await settle();
  }
  expect(await all).toHaveLength(8);
  expect(begun()).toBe(8);
});

test("a worker that has blocks of its own is left alone until it has none", async () => {
  const { scheduler, remote } = setUp();
  scheduler.setBusy(1, true);
  void Promise.all(ask(scheduler, 8));
  expect(remote.underWay).toHaveLength(0);
  scheduler.setBusy(1, false);
  expect(remote.underWay.length).toBeGreaterThan(0);
});

test("others are told when there is something to decode here, and when there is nothing any more", async () => {
  const { scheduler, here, remote } = setUp();
  const [block] = ask(scheduler, 1);
  expect(remote.busy).toEqual([true]);
  here.underWay[0]?.finish();
  await block;
  await settle();
  expect(remote.busy).toEqual([true, false]);
});

test("small and uncompressed blocks are not worth sending around", () => {
  const { scheduler, remote } = setUp();
  void Promise.all(ask(scheduler, 4, new Uint8Array(100)));
  void Promise.all(ask(scheduler, 4, large, 1));
  expect(remote.underWay).toHaveLength(0);
});

test("what fails elsewhere fails here, and the scheduler goes on", async () => {
  const { scheduler, here, remote } = setUp();
  const answers = Promise.allSettled(ask(scheduler, 4));
  remote.underWay[0]?.fail(new Error("damaged"));
  for (let round = 0; round < 4; round += 1) {
    await settle();
    for (const block of [...here.underWay, ...remote.underWay]) block.finish();
  }
  const outcomes = (await answers).map(({ status }) => status);
  expect(outcomes.filter((status) => status === "rejected")).toHaveLength(1);
  expect(outcomes).toHaveLength(4);
});

test("blocks whose caller has left are not decoded", async () => {
  const { scheduler, here, remote } = setUp();
  void Promise.all(ask(scheduler, 4));
  const controller = new AbortController();
  const unwanted = scheduler.decode(large, contextOf(DEFLATE), controller.signal);
  controller.abort();
  const rejected = expect(unwanted).rejects.toMatchObject({ name: "AbortError" });
  const begun = () => here.underWay.length + remote.underWay.length;
  for (let round = 0; round < 4; round += 1) {
    for (const block of [...here.underWay, ...remote.underWay]) block.finish();
    await settle();
  }
  await rejected;
  expect(begun()).toBe(4);
});
