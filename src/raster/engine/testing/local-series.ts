import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { toScene } from "../../../catalogue/normalise/scene.ts";
import type { Scene } from "../../../catalogue/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import { MemorySource } from "../../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../../geotiff/tiff/open.ts";
import type { OpenFile } from "../raster-reader.ts";

/** Opens files of this disk by file: address; counts what is opened and decoded. */
export const openLocalFile: OpenFile = async (href, signal) => {
  const bytes = await readFile(fileURLToPath(href));
  return openRasterFile(new MemorySource(bytes, href), { signal });
};

/** The scenes of a folder of STAC items, with assets that `openLocalFile` opens, in order of time. */
export async function scenesOfFolder(folder: string): Promise<readonly Scene[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const scenes = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const files = await readdir(join(folder, name));
        const itemName = files.find((file) => file.endsWith(".json") && !file.includes("original"));
        const path = join(folder, name, itemName ?? `${name}.json`);
        const item: unknown = JSON.parse(await readFile(path, "utf8"));
        const scene = toScene(item, { catalogue: "test", url: pathToFileURL(path).href, synthetic: false });
        if (!("assets" in scene)) throw new Error(scene.message);
        return readableHere(scene, join(folder, name));
      }),
  );
  return scenes.toSorted((a, b) => (a.datetime < b.datetime ? -1 : 1));
}

/** Catalogue rules refuse file: addresses, as they should; tests read them all the same. */
export function readableHere(scene: Scene, folder: string): Scene {
  const assets = Object.entries(scene.assets).map(([key, asset]) => {
    const { unreadable: _, ...readable } = asset;
    const fileName = decodeURIComponent(asset.href.split("/").at(-1) ?? "");
    return [key, { ...readable, href: pathToFileURL(join(folder, fileName)).href }] as const;
  });
  return { ...scene, assets: Object.fromEntries(assets) };
}

export function sliceOf(scenes: readonly Scene[]): Slice {
  const [first] = scenes;
  if (!first) throw new Error("a slice has at least one scene");
  const day = first.datetime.slice(0, 10);
  return { id: day, day, datetime: first.datetime, scenes, bbox: first.bbox };
}
