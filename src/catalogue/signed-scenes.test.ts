import { expect, test } from "vitest";
import type { Asset, Scene } from "./types.ts";
import { addressesUntil, pauseBeforeRenewal } from "./signed-scenes.ts";

function sceneAt(...hrefs: string[]): Scene {
  const assets = hrefs.map((href, index): [string, Asset] => [
    `${index}`,
    { key: `${index}`, href, roles: [], bands: [{}], projection: {}, protected: false },
  ]);
  return { assets: Object.fromEntries(assets) } as unknown as Scene;
}

test("the addresses of scenes run out with the first of them", () => {
  const signed = (seconds: number) => `https://a.test/b.tif?Signature=s&Key-Pair-Id=k&Expires=${seconds}`;
  expect(addressesUntil([sceneAt("https://a.test/b.tif")])).toBeUndefined();
  expect(
    addressesUntil([sceneAt("https://a.test/c.tif", signed(1_700_000_500)), sceneAt(signed(1_700_000_100))]),
  ).toBe(1_700_000_100_000);
});

test("a search is asked again a minute before they do, and at once where they have run out already", () => {
  const now = 1_700_000_000_000;
  expect(pauseBeforeRenewal(undefined, undefined, now)).toBeUndefined();
  expect(pauseBeforeRenewal(now + 3_600_000, undefined, now)).toBe(3_540_000);
  expect(pauseBeforeRenewal(now - 1000, undefined, now)).toBe(0);
});

test("a search that gives no later end is not asked for ever, nor one of short ends without a pause", () => {
  const now = 1_700_000_000_000;
  expect(pauseBeforeRenewal(now - 1000, now - 1000, now)).toBeUndefined();
  expect(pauseBeforeRenewal(now + 5000, now - 1000, now)).toBe(15_000);
});
