import { expect, test } from "vitest";
import type { Asset, Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { addressList, dateList } from "./search-lists.ts";

function scene(assets: Readonly<Record<string, Partial<Asset>>>): Scene {
  const complete = Object.entries(assets).map(([key, asset]) => [key, { key, roles: ["data"], ...asset }]);
  return { assets: Object.fromEntries(complete) } as unknown as Scene;
}

test("the addresses of a search are those of its files, each once, without thumbnails and what cannot be read", () => {
  const unreadable = { message: "not a GeoTIFF" } as unknown as NonNullable<Asset["unreadable"]>;
  const scenes = [
    scene({
      red: { href: "https://a.example/1/red.tif" },
      small: { href: "https://a.example/1/small.png", roles: ["thumbnail"] },
      old: { href: "s3://bucket/old.jp2", unreadable },
    }),
    scene({ red: { href: "https://a.example/2/red.tif" }, same: { href: "https://a.example/1/red.tif" } }),
  ];
  expect(addressList(scenes)).toEqual({
    text: "https://a.example/1/red.tif\nhttps://a.example/2/red.tif\n",
    count: 2,
  });
});

test("a list with signed addresses tells when the last of them ends", () => {
  const signed = (end: string) => ({ href: `https://a.example/b.tif?se=${end}&sig=x` });
  const list = addressList([scene({ a: signed("2026-05-05T10:00:00Z"), b: signed("2026-05-05T11:00:00Z") })]);
  expect(list.signedUntil).toBe(Date.UTC(2026, 4, 5, 11));
});

test("the dates of a search are its days, and minutes where a day has several steps", () => {
  const slices = [
    { day: "2026-05-05" },
    { day: "2026-05-06", time: "03:00" },
    { day: "2026-05-06", time: "09:00" },
  ];
  expect(dateList(slices as unknown as readonly Slice[])).toEqual({
    text: "2026-05-05\n2026-05-06T03:00Z\n2026-05-06T09:00Z\n",
    count: 3,
  });
});
