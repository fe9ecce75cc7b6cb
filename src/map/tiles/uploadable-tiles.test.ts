import { expect, test } from "vitest";
import type { TileImage, TileRequest } from "../../worker/types.ts";
import { bitmapOf, FakeContext } from "./testing/fake-context.ts";
import type { FakeBitmap } from "./testing/fake-context.ts";
import { UploadableTiles } from "./uploadable-tiles.ts";

const CLEAR = [0, 0, 0, 0];
const GREEN = [26, 152, 80, 255];
const request: TileRequest = {
  slice: "2024-05-01",
  recipe: { kind: "classes", title: "", band: "SCL", mask: null },
  tile: { z: 12, x: 2103, y: 1370 },
  size: 256,
  priority: "visible",
};

/** An engine whose tiles come from a worker, and a context that says which bitmaps it refuses. */
function setUp({
  refuses = () => false,
  copy = (bitmap) => Promise.resolve(bitmapOf(bitmap.pixels)),
}: {
  refuses?: (bitmap: FakeBitmap, fromWorker: boolean) => boolean;
  copy?: (bitmap: FakeBitmap) => Promise<FakeBitmap>;
}) {
  const fromWorker = new Set<FakeBitmap>();
  const context = new FakeContext({ refuses: (bitmap) => refuses(bitmap, fromWorker.has(bitmap)) });
  let pixels: readonly number[] | null = GREEN;
  const tiles = new UploadableTiles({
    engine: {
      hasten: () => undefined,
      tile: () => {
        const bitmap = pixels && bitmapOf(pixels);
        if (bitmap) fromWorker.add(bitmap);
        return Promise.resolve<TileImage>({ bitmap, requests: 1, bytes: 2, problems: [] });
      },
    },
    context: () => context,
    copy: (bitmap) => copy(bitmap as FakeBitmap),
  });
  return {
    context,
    fromWorker,
    /** @param contents RGBA bytes of the tile; null is a tile without pixels */
    ask: async (contents: readonly number[] | null, signal = new AbortController().signal) => {
      pixels = contents;
      const { bitmap } = await tiles.tile(request, signal);
      return bitmap as FakeBitmap | null;
    },
  };
}

test("where textures take bitmaps of a worker, tiles stay as they are and only the first is tried", async () => {
  const { ask, context, fromWorker } = setUp({});
  const bitmaps = [await ask(GREEN), await ask(GREEN), await ask(GREEN)];
  expect(bitmaps).toEqual([...fromWorker]);
  expect(bitmaps.map((bitmap) => bitmap?.closed)).toEqual([false, false, false]);
  expect(context.uploads).toBe(1);
});

test("where textures refuse bitmaps of a worker, every tile is a copy", async () => {
  const { ask, context, fromWorker } = setUp({ refuses: (_bitmap, ofWorker) => ofWorker });
  const bitmaps = [await ask(GREEN), await ask(GREEN)];
  for (const bitmap of bitmaps) {
    expect(bitmap?.pixels).toEqual(GREEN);
    expect(bitmap?.closed).toBe(false);
    expect(bitmap && fromWorker.has(bitmap)).toBe(false);
  }
  expect(context.uploads).toBe(2);
});

test("what a copy was made of stays open until the copy is closed, for WebKit draws it late", async () => {
  const { ask, fromWorker } = setUp({ refuses: (_bitmap, ofWorker) => ofWorker });
  const copy = await ask(GREEN);
  expect([...fromWorker].map(({ closed }) => closed)).toEqual([false]);
  copy?.close();
  expect(copy?.closed).toBe(true);
  expect([...fromWorker].map(({ closed }) => closed)).toEqual([true]);
});

test("tiles that come together wait for one trial", async () => {
  const { ask, context } = setUp({ refuses: (_bitmap, ofWorker) => ofWorker });
  await Promise.all([ask(GREEN), ask(GREEN), ask(GREEN)]);
  expect(context.uploads).toBe(2);
});

test("an empty tile proves nothing: the next one with pixels does", async () => {
  const { ask, fromWorker } = setUp({ refuses: (_bitmap, ofWorker) => ofWorker });
  expect(await ask(null)).toBeNull();
  await ask(CLEAR);
  const bitmap = await ask(GREEN);
  expect(bitmap && fromWorker.has(bitmap)).toBe(false);
});

test("where reading back shows nothing, trials end after a few", async () => {
  const { ask, context } = setUp({});
  for (let tile = 0; tile < 20; tile += 1) await ask(CLEAR);
  expect(context.uploads).toBeLessThan(20);
});

test("a map that takes pixels in neither way says so instead of staying empty", async () => {
  const { ask, fromWorker } = setUp({ refuses: () => true });
  await expect(ask(GREEN)).rejects.toMatchObject({
    problem: { kind: "graphics", message: expect.stringContaining("WebGL refuses the pixels") as string },
  });
  expect([...fromWorker].every(({ closed }) => closed)).toBe(true);
});

test("a tile that is given up while it is copied leaves no bitmap behind", async () => {
  const copies: FakeBitmap[] = [];
  const controller = new AbortController();
  const { ask, fromWorker } = setUp({
    refuses: (_bitmap, ofWorker) => ofWorker,
    copy: (bitmap) => {
      const copy = bitmapOf(bitmap.pixels);
      copies.push(copy);
      return Promise.resolve(copy);
    },
  });
  await ask(GREEN);
  const given = ask(GREEN, controller.signal);
  controller.abort();
  await expect(given).rejects.toMatchObject({ name: "AbortError" });
  expect(copies.at(-1)?.closed).toBe(true);
  expect([...fromWorker].at(-1)?.closed).toBe(true);
});
