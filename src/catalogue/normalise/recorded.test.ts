import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../problem/problem.ts";
import type { Scene } from "../types.ts";
import { objectOf } from "./read.ts";
import { isScene, toScene } from "./scene.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";

/** What real services and projects publish; needs the folder that REVISIT_DATA names. */
describe.skipIf(!existsSync(join(DATA, "stac")))("items as real catalogues send them", () => {
  it("become scenes, or problems that name the item, and none throws", async () => {
    const answers = await normaliseAll(["stac/recorded", "stac/static", "series"]);
    const scenes = answers.filter(isScene);
    const problems = answers.filter((answer): answer is Problem => !isScene(answer));
    // Counted by a script in Python: an id, a `datetime` or `start_datetime` that begins with a day, and
    // a polygon or a box whose latitudes exist, also where they stand before the longitudes.
    expect({ scenes: scenes.length, problems: problems.length }).toEqual({ scenes: 770, problems: 16 });
    for (const { message } of problems) expect(message).toMatch(/^(?:An item|Item \S+)/);
  });

  it("have a box that holds their footprint, an instant and absolute addresses", async () => {
    const scenes = (await normaliseAll(["stac/recorded", "stac/static", "series"])).filter(isScene);
    for (const scene of scenes) {
      const [west, south, east, north] = scene.bbox;
      expect(Math.abs(west)).toBeLessThanOrEqual(180);
      expect(Math.abs(east)).toBeLessThanOrEqual(180);
      expect(south).toBeLessThanOrEqual(north);
      expect(new Date(scene.datetime).toISOString()).toBe(scene.datetime);
      for (const asset of Object.values(scene.assets)) {
        expect(URL.canParse(asset.href)).toBe(true);
        expect(asset.bands.length).toBeGreaterThan(0);
        if (!/^https?:/.test(asset.href)) expect(asset.unreadable?.kind).toBe("unsupported");
      }
      expect(scene.thumbnail ?? "https:").toMatch(/^https?:/);
    }
  });
});

describe.skipIf(!existsSync(join(DATA, "stac")))("pictures of real catalogues", () => {
  it("have bytes of brightness, and the reflectances beside them keep scale and offset", async () => {
    const scenes = (await normaliseAll(["stac/recorded"])).filter(isScene);
    const visuals = scenes.flatMap(({ collection, assets }) =>
      assets["visual"] ? [{ collection, bands: assets["visual"].bands }] : [],
    );
    const collections = new Set(visuals.map(({ collection }) => collection));
    for (const name of ["sentinel-2-l2a", "sentinel-2-c1-l2a", "sentinel-s2-l2a-cogs"]) {
      expect(collections).toContain(name);
    }
    for (const { bands } of visuals) {
      for (const band of bands) {
        expect(band.scale).toBeUndefined();
        expect(band.offset).toBeUndefined();
      }
    }
    const reds = scenes
      .filter(({ collection }) => collection.startsWith("sentinel-2-") && collection.endsWith("l2a"))
      .flatMap(({ assets }) => assets["B04"] ?? assets["red"] ?? []);
    expect(reds.length).toBeGreaterThan(30);
    for (const { bands } of reds) expect(bands[0]?.scale).toBe(0.0001);
  });
});

async function normaliseAll(folders: readonly string[]): Promise<(Scene | Problem)[]> {
  const answers: (Scene | Problem)[] = [];
  for (const folder of folders) {
    for (const file of await readdir(join(DATA, folder), { recursive: true })) {
      if (!file.endsWith(".json")) continue;
      const json = JSON.parse(await readFile(join(DATA, folder, file), "utf8")) as unknown;
      const url = `https://data.example.org/${folder}/${file.split("\\").join("/")}`;
      for (const item of itemsIn(json)) answers.push(toScene(item, { catalogue: "recorded", url }));
    }
  }
  return answers;
}

function itemsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn);
  const object = objectOf(value);
  if (object === undefined) return [];
  return object["type"] === "Feature" ? [object] : Object.values(object).flatMap(itemsIn);
}
