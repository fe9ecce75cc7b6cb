import { beforeEach, expect, test } from "vitest";
import { SpareLayers, type PictureName } from "./spare-layers.ts";

const june: PictureName = { slice: "2025-06-12", version: "1.1" };
const { signal } = new AbortController();

let spares: SpareLayers;
beforeEach(() => {
  spares = new SpareLayers();
});

test("tiles of a spare wait until it is known what they show, and show that from then on", async () => {
  const spare = spares.make();
  const asked = spares.meaning(spare, signal);
  expect(spares.assign(june)).toEqual(spare);
  expect(await asked).toEqual(june);
  expect(await spares.meaning(spare, signal)).toEqual(june);
});

test("tiles of other layers show what their address says", async () => {
  expect(await spares.meaning(june, signal)).toBe(june);
});

test("each spare is given away once", () => {
  expect(spares.waiting).toBe(false);
  expect(spares.assign(june)).toBeUndefined();
  const first = spares.make();
  expect(spares.waiting).toBe(true);
  expect(spares.assign(june)).toEqual(first);
  expect(spares.waiting).toBe(false);
  expect(spares.assign(june)).toBeUndefined();
  expect(spares.make()).not.toEqual(first);
});

test("a tile that the map no longer needs stops waiting", async () => {
  const spare = spares.make();
  const controller = new AbortController();
  const asked = spares.meaning(spare, controller.signal);
  controller.abort();
  await expect(asked).rejects.toThrow("aborted");
  const late = spares.meaning(spare, controller.signal);
  await expect(late).rejects.toThrow("aborted");
});

test("a spare that has left the map shows nothing", async () => {
  const spare = spares.make();
  spares.assign(june);
  spares.forget(spare);
  expect(await spares.meaning(spare, signal)).toBeNull();
});
