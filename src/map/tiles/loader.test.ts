import { expect, test } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { TileImage, TileRequest } from "../../worker/types.ts";
import { TileLoader } from "./loader.ts";
import type { Picture } from "./loader.ts";
import { OnceFilter, Progress } from "./progress.ts";

interface Asked {
  readonly request: TileRequest;
  readonly signal: AbortSignal;
  answer(image: TileImage): void;
  fail(error: Error): void;
}

const tile = { z: 12, x: 2103, y: 1370 };
const recipe = { kind: "classes", title: "", band: "SCL", mask: null } satisfies Recipe;
const empty: TileImage = { bitmap: null, requests: 2, bytes: 300, problems: [] };

interface Setup {
  readonly asked: Asked[];
  readonly hastened: TileRequest[];
  readonly problems: Problem[];
  readonly loader: TileLoader<Picture>;
  readonly picture: Picture;
}

function setUp(): Setup {
  const asked: Asked[] = [];
  const hastened: TileRequest[] = [];
  const problems: Problem[] = [];
  const loader = new TileLoader<Picture>({
    engine: {
      tile: (request, signal) =>
        new Promise((answer, fail) => {
          asked.push({ request, signal, answer, fail });
        }),
      hasten: (request) => void hastened.push(request),
    },
    size: () => 512,
    onProblem: (_picture, problem) => problems.push(problem),
  });
  const picture: Picture = { slice: "2024-05-01", recipe, progress: new Progress(), priority: "prefetch" };
  return { asked, hastened, problems, loader, picture };
}

test("a tile is asked for as its picture says, and what it cost is counted", async () => {
  const { asked, loader, picture } = setUp();
  const bitmap = loader.load(picture, tile, new AbortController().signal);
  expect(asked[0]?.request).toEqual({ slice: "2024-05-01", recipe, tile, size: 512, priority: "prefetch" });
  asked[0]?.answer(empty);
  expect(await bitmap).toBeNull();
  expect(picture.progress).toMatchObject({ tiles: 1, requests: 2, bytes: 300, failures: 0 });
});

test("an aborted tile rejects at once and tells the engine", async () => {
  const { asked, loader, picture, problems } = setUp();
  const controller = new AbortController();
  const bitmap = loader.load(picture, tile, controller.signal);
  controller.abort();
  await expect(bitmap).rejects.toMatchObject({ name: "AbortError" });
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(problems).toEqual([]);
  expect(picture.progress.tiles).toBe(0);
});

test("a tile that failed is transparent, and its problem is told", async () => {
  const { asked, loader, picture, problems } = setUp();
  const bitmap = loader.load(picture, tile, new AbortController().signal);
  asked[0]?.fail(new ProblemError({ kind: "missing", message: "B04 of S2A is not there." }));
  expect(await bitmap).toBeNull();
  expect(problems).toMatchObject([{ kind: "missing" }]);
  expect(picture.progress.allFailed).toBe(true);
});

test("problems of single scenes are told although the tile was drawn", async () => {
  const { asked, loader, picture, problems } = setUp();
  const bitmap = loader.load(picture, tile, new AbortController().signal);
  asked[0]?.answer({ ...empty, problems: [{ kind: "crs", message: "S2B has no CRS." }] });
  await bitmap;
  expect(problems).toMatchObject([{ kind: "crs" }]);
  expect(picture.progress.allFailed).toBe(false);
});

test("promoting hastens the outstanding tiles in the engine, which has them under way", async () => {
  const { asked, hastened, loader, picture } = setUp();
  const bitmap = loader.load(picture, tile, new AbortController().signal);
  loader.promote(picture);
  expect(hastened).toEqual([{ ...asked[0]?.request, priority: "visible" }]);
  expect(asked).toHaveLength(1);
  asked[0]?.answer(empty);
  await bitmap;
  loader.promote({ ...picture, priority: "prefetch" });
  expect(hastened).toHaveLength(1);
  expect(picture.progress.tiles).toBe(1);
});

test("an engine that gives up by itself, as after a sign-out, leaves a gap and no message", async () => {
  const { asked, loader, picture, problems } = setUp();
  const bitmap = loader.load(picture, tile, new AbortController().signal);
  asked[0]?.fail(new DOMException("cleared", "AbortError"));
  expect(await bitmap).toBeNull();
  expect(problems).toEqual([]);
});

test("a problem is let through once a slice", () => {
  const filter = new OnceFilter();
  const problem: Problem = { kind: "missing", message: "gone", scene: "S2A" };
  expect(filter.isNew("a", problem)).toBe(true);
  expect(filter.isNew("a", { ...problem })).toBe(false);
  expect(filter.isNew("b", problem)).toBe(true);
  filter.clear();
  expect(filter.isNew("a", problem)).toBe(true);
});
