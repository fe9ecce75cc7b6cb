import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readJobs } from "./jobs.ts";
import { Runner } from "./runner.ts";
import type { FileReport } from "./types.ts";

const folder = process.env["REVISIT_DATA"] ?? "";
/** Longer than the tool's own: here other tests run on the same cores. */
const limits = { deadlineMs: 20_000, memoryBytes: 1536 * 1024 * 1024 };

describe.skipIf(!existsSync(join(folder, "manifest.json")))("real files", () => {
  const reports: FileReport[] = [];

  beforeAll(async () => {
    const runner = new Runner(folder, limits);
    for (const job of await readJobs(folder)) reports.push(await runner.run(job));
    runner.close();
  }, 300_000);

  const endedAs = (...outcomes: string[]): string[] =>
    reports.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id, message }) => `${id}: ${message}`);

  it("never decode to other numbers than GDAL reads", () => {
    expect(reports.length).toBeGreaterThan(0);
    expect(endedAs("different")).toEqual([]);
  });

  it("never hang or crash", () => {
    expect(endedAs("hung", "crashed")).toEqual([]);
  });

  it("are refused with a message where GDAL cannot open them", () => {
    const broken = reports.filter(({ features }) => features.includes("gdal:open_error"));
    expect(
      broken.filter(({ outcome, message }) => !/refused|unsupported/.test(outcome) || message === ""),
    ).toEqual([]);
  });

  it("are refused where GDAL opens them only for reasons that docs/formats.md gives", () => {
    const documented = readFileSync(new URL("../docs/formats.md", import.meta.url), "utf8");
    const sound = reports.filter(({ features }) => features.includes("gdal:ok"));
    const refused = sound.filter(({ outcome }) => outcome === "refused" || outcome === "unsupported");
    const reasons = new Set(refused.map(({ message }) => message.replace("unsupported: ", "")));
    expect([...reasons].filter((reason) => !documented.includes(reason))).toEqual([]);
  });

  it("of series are compared by the statistics of images, of their clear parts and of windows, too", async () => {
    const statistics = (await readJobs(folder)).flatMap(({ expected }) => expected?.statistics ?? []);
    expect(statistics.filter(({ isClear }) => isClear)).not.toEqual([]);
    expect(statistics.filter(({ area }) => area)).not.toEqual([]);
    expect(statistics.filter(({ isPhysical }) => isPhysical)).not.toEqual([]);
  });

  it("of every series are exact", () => {
    const series = reports.filter(({ kind }) => kind === "series");
    expect(series.filter(({ outcome }) => outcome !== "exact")).toEqual([]);
  });
});
