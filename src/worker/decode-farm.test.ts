import { expect, test } from "vitest";
import type { BlockContext } from "../geotiff/codec/types.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";
import { DecodeFarm } from "./decode-farm.ts";

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

function setUp(): { farm: DecodeFarm; here: Bench; helper: Bench } {
  const [here, helper] = [new Bench(), new Bench()];
  const farm = new DecodeFarm(here.decode);
  farm.enlist(1, helper);
  return { farm, here, helper };
}

function ask(farm: DecodeFarm, count: number, encoded = large, compression = DEFLATE) {
  return Array.from({ length: count }, () => farm.decode(encoded, contextOf(compression)));
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("what one worker can do is not lent", () => {
  const { farm, here, helper } = setUp();
  void Promise.all(ask(farm, 1));
  expect([here.underWay.length, helper.underWay.length]).toEqual([1, 0]);
});

test("a worker with many blocks lends some to one that has none, and the rest wait", async () => {
  const { farm, here, helper } = setUp();
  const all = Promise.all(ask(farm, 8));
  expect(here.underWay.length).toBeLessThan(8);
  expect(helper.underWay.length).toBeGreaterThan(0);
  const begun = () => here.underWay.length + helper.underWay.length;
  expect(begun()).toBeLessThan(8);
  for (let round = 0; round < 8; round += 1) {
    for (const block of [...here.underWay, ...helper.underWay]) block.finish();
    await settle();
  }
  expect(await all).toHaveLength(8);
  expect(begun()).toBe(8);
});

test("a worker that has blocks of its own is left alone until it has none", async () => {
  const { farm, helper } = setUp();
  farm.setBusy(1, true);
  void Promise.all(ask(farm, 8));
  expect(helper.underWay).toHaveLength(0);
  farm.setBusy(1, false);
  expect(helper.underWay.length).toBeGreaterThan(0);
});

test("others are told when there is something to decode here, and when there is nothing any more", async () => {
  const { farm, here, helper } = setUp();
  const [block] = ask(farm, 1);
  expect(helper.busy).toEqual([true]);
  here.underWay[0]?.finish();
  await block;
  await settle();
  expect(helper.busy).toEqual([true, false]);
});

test("small and uncompressed blocks are not worth sending around", () => {
  const { farm, helper } = setUp();
  void Promise.all(ask(farm, 4, new Uint8Array(100)));
  void Promise.all(ask(farm, 4, large, 1));
  expect(helper.underWay).toHaveLength(0);
});

test("what fails elsewhere fails here, and the farm goes on", async () => {
  const { farm, here, helper } = setUp();
  const answers = Promise.allSettled(ask(farm, 4));
  helper.underWay[0]?.fail(new Error("damaged"));
  for (let round = 0; round < 4; round += 1) {
    await settle();
    for (const block of [...here.underWay, ...helper.underWay]) block.finish();
  }
  const outcomes = (await answers).map(({ status }) => status);
  expect(outcomes.filter((status) => status === "rejected")).toHaveLength(1);
  expect(outcomes).toHaveLength(4);
});

test("blocks that nobody waits for any more are not decoded", async () => {
  const { farm, here, helper } = setUp();
  void Promise.all(ask(farm, 4));
  const controller = new AbortController();
  const unwanted = farm.decode(large, contextOf(DEFLATE), controller.signal);
  controller.abort();
  const rejected = expect(unwanted).rejects.toMatchObject({ name: "AbortError" });
  const begun = () => here.underWay.length + helper.underWay.length;
  for (let round = 0; round < 4; round += 1) {
    for (const block of [...here.underWay, ...helper.underWay]) block.finish();
    await settle();
  }
  await rejected;
  expect(begun()).toBe(4);
});
