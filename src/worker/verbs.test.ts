import type { Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import type { Progress } from "../async/progress.ts";
import type { PartQuestion } from "./jobs.ts";
import { Server, recipe, scene, setUp, signal, slice, valueOf } from "./testing/engine-setup.ts";

const B04 = { ...recipe, expression: "B04" };
/** From column 100 of row 200, at full resolution. */
const target = { window: { column: 100, row: 200, width: 4, height: 3 } };
const part: PartQuestion = { slice: slice.id, recipe: B04, target };
const later = { ...slice, id: "july", day: "2025-07-01", datetime: "2025-07-01T10:30:00Z" };

/** Corners of columns 100 to 104 and rows 100 to 103. gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326 */
const area: Polygon = {
  type: "Polygon",
  coordinates: [
    [
      [5.024_109_558, 51.334_781_873],
      [5.024_097_682, 51.334_512_282],
      [5.024_671_509, 51.334_502_361],
      [5.024_683_389, 51.334_771_952],
      [5.024_109_558, 51.334_781_873],
    ],
  ],
};

describe("a part asked of the workers", () => {
  it("has the values of a window of the file's own grid, exactly", async () => {
    const { engine } = setUp(new Server());
    const result = await engine.part(part, { signal });
    const row = [1100, 1101, 1102, 1103].map((dn) => dn * 0.0001);
    expect([...(result?.answer.planes?.[0] ?? [])]).toEqual([...row, ...row, ...row]);
    expect(result?.answer.frame).toMatchObject({ width: 4, height: 3 });
    expect(result?.problems).toEqual([]);
    expect(result?.traffic.requests).toBeGreaterThan(0);
  });

  it("has a plane per channel of a colour composite", async () => {
    const { engine } = setUp(new Server());
    const bands = { red: "B04", green: "B08", blue: "B04" } as const;
    const rgb = { kind: "rgb", title: "Colours", ...bands, mask: null, rescale: [0, 1] } as const;
    const result = await engine.part({ ...part, recipe: rgb }, { signal });
    const firsts = result?.answer.planes?.map(([first]) => first);
    expect(firsts).toEqual([1100 * 0.0001, 3000 * 0.0001, 1100 * 0.0001]);
  });

  it("is null for a slice that is not set", async () => {
    const { engine } = setUp(new Server());
    expect(await engine.part({ ...part, slice: "unknown" }, { signal })).toBeNull();
  });

  it("stops reading when it is aborted", async () => {
    const server = new Server();
    server.gate = new Promise(() => undefined);
    const { engine } = setUp(server);
    const controller = new AbortController();
    const answer = engine.part(part, { signal: controller.signal });
    await expect.poll(() => server.asked.length).toBeGreaterThan(0);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => server.aborted).toBeGreaterThan(0);
  });
});

describe("an area asked of the workers", () => {
  it("has the file's own pixels whose centres lie in it", async () => {
    const { engine } = setUp(new Server());
    const result = await engine.feature({ slice: slice.id, recipe: B04, area }, { signal });
    const { pixels, window, scenes } = result?.answer ?? {};
    expect(pixels).toBe(12);
    expect(scenes).toEqual([scene.id]);
    const values = [...(window?.planes[0] ?? [])].filter((_, pixel) => window?.inside[pixel] === 1);
    const row = [100, 101, 102, 103].map((column) => valueOf(column) * 0.0001);
    expect(values).toEqual([...row, ...row, ...row]);
    expect(window?.covered.every((each) => each === 1)).toBe(true);
  });

  it("has shares where touched pixels count", async () => {
    const { engine } = setUp(new Server());
    const question = { slice: slice.id, recipe: B04, area, options: { touched: true } };
    const result = await engine.feature(question, { signal });
    const sum = result?.answer.window?.shares?.reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(12, 0);
  });

  it("has the statistics of these pixels", async () => {
    const { engine } = setUp(new Server());
    const result = await engine.statistics({ slice: slice.id, recipe: B04, area }, { signal });
    expect(result?.answer).toMatchObject({ n: 12, valid: 12, pixels: 12, coverage: 1, scenes: [scene.id] });
    expect(result?.answer.summary?.mean).toBeCloseTo(1101.5 * 0.0001, 12);
    expect(result?.answer.summary?.min).toBe(1100 * 0.0001);
  });
});

describe("many areas asked of the workers", () => {
  const nowhere: Polygon = {
    type: "Polygon",
    coordinates: [
      [
        [5, 51.3],
        [5.2, 51.3],
        [5.2, 51.35],
        [5, 51.35],
        [5, 51.3],
      ],
    ],
  };

  it("have the numbers that each has alone, in one job", async () => {
    const { engine } = setUp(new Server());
    const point = { type: "Point" as const, coordinates: [5.0242, 51.3347] };
    const result = await engine.zonal({ slice: slice.id, recipe: B04, areas: [area, point] }, { signal });
    const alone = await engine.statistics({ slice: slice.id, recipe: B04, area }, { signal });
    expect(result?.answer[0]).toEqual({ ...alone?.answer, problems: [] });
    expect(result?.answer[1]).toMatchObject({ n: 1, valid: 1, summary: { mean: 1100 * 0.0001 } });
    expect(result?.traffic.requests).toBeGreaterThan(0);
  });

  it("have a problem each where they cannot be measured, and the others stand", async () => {
    const { engine } = setUp(new Server());
    const options = { maxPixels: 20_000 };
    const question = { slice: slice.id, recipe: B04, areas: [nowhere, area], options };
    const [large, small] = (await engine.zonal(question, { signal }))?.answer ?? [];
    expect(large).toMatchObject({ problem: { kind: "limit" } });
    expect(small).toMatchObject({ n: 12 });
  });
});

describe("a composite asked of the workers", () => {
  const question = { slices: [slice.id, later.id], recipe: B04, target, reduction: "count" } as const;

  it("reads all dates, and reports each of them", async () => {
    const { engine } = setUp(new Server());
    engine.setSlices([slice, later]);
    const heard: Progress[] = [];
    const result = await engine.composite(question, { signal, onProgress: (each) => heard.push(each) });
    expect([...(result?.answer.planes?.[0] ?? [])]).toEqual(Array.from({ length: 12 }, () => 2));
    expect(heard).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
  });

  it("is null when one of its slices is not set", async () => {
    const { engine } = setUp(new Server());
    expect(await engine.composite(question, { signal })).toBeNull();
  });
});
