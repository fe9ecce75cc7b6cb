import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder made for one test file; `await using` removes it again. */
export interface TestFolder extends AsyncDisposable {
  readonly path: string;
}

/** Writes a folder: an object becomes JSON, a text or bytes are written as they are. */
export async function testFolder(files: Readonly<Record<string, unknown>>): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), "revisit-"));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    const plain = typeof content === "string" || content instanceof Uint8Array;
    await writeFile(file, plain ? content : JSON.stringify(content));
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A STAC item whose footprint is the given box, with one asset beside it. */
export function testItem(
  id: string,
  [west, south, east, north]: readonly [number, number, number, number],
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: "Feature",
    stac_version: "1.1.0",
    id,
    collection: "fields",
    geometry: { type: "Polygon", coordinates: [ring] },
    bbox: [west, south, east, north],
    properties,
    assets: { data: { href: `./${id}.tif`, type: "image/tiff; application=geotiff" } },
    links: [],
    ...more,
  };
}
