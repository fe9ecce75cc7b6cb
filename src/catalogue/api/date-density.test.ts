import { describe, expect, it } from "vitest";
import { catalogueOn, FakeCatalogue, json, landing, NEVER, QUERY } from "../testing/fake-catalogue.ts";
import { dateDensityOf } from "./date-density.ts";

const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const answer = (buckets: readonly unknown[]): unknown => ({
  type: "AggregationCollection",
  aggregations: [
    { name: "total_count", value: 3 },
    { name: "datetime_frequency", data_type: "frequency_distribution", buckets },
  ],
});
const bucket = (key: string, frequency: number): unknown => ({ key, data_type: "datetime", frequency });
const MONTHS = answer([
  bucket("2025-03-01T00:00:00.000Z", 5),
  bucket("2025-01-01T00:00:00.000Z", 2),
  bucket("2025-02-01T00:00:00.000Z", 0),
  bucket("2025-06-01T00:00:00.000Z", 7),
]);

describe("the scenes of a search through time", () => {
  it("are counts of periods, of which none reaches over a gap", () => {
    const counts = dateDensityOf(MONTHS);
    expect(counts?.map(({ from, count }) => [from, count])).toEqual([
      [at("2025-01-01"), 2],
      [at("2025-02-01"), 0],
      [at("2025-03-01"), 5],
      [at("2025-06-01"), 7],
    ]);
    expect(counts?.map(({ to }) => to)).toEqual(
      ["2025-02-01", "2025-03-01", "2025-04-01", "2025-07-02"].map(at),
    );
  });

  it.each([
    ["another document", { type: "FeatureCollection" }],
    ["nothing", null],
    ["periods without times", answer([bucket("clear", 3)])],
    [
      "periods without end",
      answer(Array.from({ length: 5_000 }, (_, day) => bucket(new Date(day * 86_400_000).toISOString(), 1))),
    ],
  ])("are not read from %s", (_what, found) => {
    expect(dateDensityOf(found)).toBeUndefined();
  });

  it("are asked for with place and time where the service counts, and not at all where it does not", async () => {
    const start = landing() as { links: unknown[] };
    const link = { rel: "aggregate", method: "GET", href: "https://stac.example.org/aggregate" };
    const counting = new FakeCatalogue(({ url }) =>
      json(url.includes("/aggregate") ? MONTHS : { ...start, links: [...start.links, link] }),
    );
    const where = [{ op: "=", args: [{ property: "a" }, 1] }] as const;
    const counts = await catalogueOn(counting).dateDensity?.({ ...QUERY, where }, NEVER);
    expect(counts).toHaveLength(4);
    expect(Object.fromEntries(new URL(counting.seen.at(-1)?.url ?? "").searchParams)).toEqual({
      aggregations: "datetime_frequency",
      collections: "c",
      bbox: "5,51,6,52",
      datetime: "2025-06-01T00:00:00Z/2025-06-30T23:59:59.999Z",
    });
    const silent = new FakeCatalogue(() => json(landing()));
    expect(await catalogueOn(silent).dateDensity?.(QUERY, NEVER)).toBeUndefined();
    expect(silent.seen).toHaveLength(1);
    const broken = new FakeCatalogue(({ url }) =>
      url.includes("/aggregate") ? json({}, 500) : json({ ...start, links: [...start.links, link] }),
    );
    expect(await catalogueOn(broken).dateDensity?.(QUERY, NEVER)).toBeUndefined();
  });
});
