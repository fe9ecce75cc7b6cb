import { beforeEach, expect, test } from "vitest";
import { StandbyLayers } from "./standby-layers.ts";

const june = "slice:june@1.1";
const { signal } = new AbortController();

let standbys: StandbyLayers;
beforeEach(() => {
  standbys = new StandbyLayers();
});

function prepared(): string {
  const id = standbys.prepareStandby();
  if (id === null) throw new Error("a standby layer waits already");
  return id;
}

test("tiles of a standby layer wait until it has a picture, and are of that picture from then on", async () => {
  const standby = prepared();
  const asked = standbys.pictureOf(standby, signal);
  expect(standbys.assign(june)).toBe(standby);
  expect(await asked).toBe(june);
  expect(await standbys.pictureOf(standby, signal)).toBe(june);
});

test("tiles of other layers show what their address says", async () => {
  expect(await standbys.pictureOf(june, signal)).toBe(june);
});

test("one layer stands by at a time, and is assigned once", () => {
  expect(standbys.assign(june)).toBeNull();
  const first = prepared();
  expect(standbys.prepareStandby()).toBeNull();
  expect(standbys.assign(june)).toBe(first);
  expect(standbys.assign(june)).toBeNull();
  expect(prepared()).not.toBe(first);
});

test("a tile that the map no longer needs stops waiting", async () => {
  const standby = prepared();
  const controller = new AbortController();
  const asked = standbys.pictureOf(standby, controller.signal);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  await expect(standbys.pictureOf(standby, controller.signal)).rejects.toMatchObject({ name: "AbortError" });
});

test("a standby layer that was taken off the map makes room for another", () => {
  standbys.forget(prepared());
  expect(standbys.assign(june)).toBeNull();
  expect(standbys.prepareStandby()).not.toBeNull();
});
