import { expect, test } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import { ByteCache } from "./byte-cache.ts";
import type { Sidecars } from "./bands.ts";
import { LocalBands } from "./local-bands.ts";
import { sidecarsOf } from "./sidecars.ts";
import { field, recipe, size } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";
import { SliceReader } from "./slice-reader.ts";

const href = "https://a.test/B04.tif";

test("what belongs to a file is what its item lists under the same address and .ovr, .msk or .aux.xml", () => {
  const scene = paintedScene("s", {
    B04: href,
    B04_overviews: `${href}.ovr`,
    B04_mask: `${href}.msk?signature=1`,
    B04_metadata: `${href}.aux.xml`,
    B08_overviews: "https://a.test/B08.tif.ovr",
  });
  expect(sidecarsOf({ href: `${href}?signature=2` }, scene)).toEqual({
    overviews: `${href}.ovr`,
    mask: `${href}.msk?signature=1`,
    auxiliary: `${href}.aux.xml`,
  });
});

test("nothing is guessed for a file whose item lists neither, nor read where it cannot be", () => {
  const scene = paintedScene("s", { B04: href, B04_overviews: `${href}.ovr` });
  const overviews = scene.assets["B04_overviews"];
  if (!overviews) throw new Error("the scene has that asset");
  const unreadable = { kind: "configuration", message: "not listed" } as const;
  const assets = { ...scene.assets, B04_overviews: { ...overviews, unreadable } };
  expect(sidecarsOf({ href }, { assets })).toEqual({});
});

test("a tile opens its file with them", async () => {
  const disk = new PaintedDisk().add(field(href, 32631, 640_000, 5_690_000));
  const opened: Sidecars[] = [];
  const cache = new ByteCache(64e6);
  const bands = new LocalBands(cache, (address, signal, sidecars) => {
    opened.push(sidecars);
    return disk.open(address, signal, sidecars);
  });
  const scene = paintedScene("s", { B04: href, overviews: `${href}.ovr`, mask: `${href}.msk` });
  const { signal } = new AbortController();
  const target = { tile: tileAt([5.07, 51.3], 14), size };
  await new SliceReader({ cache, bands }).tile(sliceOf([scene]), recipe("B04"), target, signal);
  expect(opened).toMatchObject([{ overviews: `${href}.ovr`, mask: `${href}.msk` }]);
});
