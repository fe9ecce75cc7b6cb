import { expect, it } from "vitest";
import { inBatches } from "./in-batches.ts";

function recorder() {
  const log: string[] = [];
  const work = async (item: number): Promise<number> => {
    log.push(`start ${item}`);
    await Promise.resolve();
    log.push(`end ${item}`);
    return item * 10;
  };
  return { log, work };
}

it("starts a batch when the one before it has finished, and keeps the order of the items", async () => {
  const { log, work } = recorder();
  expect(await inBatches([1, 2, 3], 2, work)).toEqual([10, 20, 30]);
  expect(log).toEqual(["start 1", "start 2", "end 1", "end 2", "start 3", "end 3"]);
});

it("starts everything at once without a size", async () => {
  const { log, work } = recorder();
  await inBatches([1, 2, 3], undefined, work);
  expect(log.slice(0, 3)).toEqual(["start 1", "start 2", "start 3"]);
});

it("starts no further batch after a failure", async () => {
  const started: number[] = [];
  const work = (item: number): Promise<never> => {
    started.push(item);
    return Promise.reject(new Error("unreadable"));
  };
  await expect(inBatches([1, 2, 3], 1, work)).rejects.toThrow("unreadable");
  expect(started).toEqual([1]);
});
