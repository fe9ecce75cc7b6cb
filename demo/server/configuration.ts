import { readFile } from "node:fs/promises";
import { isObject } from "./http/body.ts";
import { boundsOf, intervalOf } from "./library/collections.ts";
import type { Library } from "./library/library.ts";

/** Ids of the catalogues that this server answers for. */
const ownCatalogues = ["sample", "sample-signed"];

/** The deployment's configuration file as it lies in the built application or in `public/`. */
export async function readConfiguration(path: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!isObject(value)) throw new Error(`${path} holds no JSON object.`);
  return value;
}

/** The same configuration with the folder in place of the sample season, in its two forms. */
export function folderConfiguration(
  configuration: Readonly<Record<string, unknown>>,
  library: Library,
): Record<string, unknown> {
  const listed: readonly unknown[] = Array.isArray(configuration["catalogues"])
    ? configuration["catalogues"]
    : [];
  const others = listed.filter((one) => !isObject(one) || !ownCatalogues.includes(String(one["id"])));
  const shared = { synthetic: false, assetOrigins: remoteOrigins(library), start: startOf(library) };
  return {
    ...configuration,
    catalogues: [
      {
        id: "folder",
        title: `Folder ${library.title}`,
        description: "Items and files of a folder on this computer. Nothing to sign in to.",
        url: "./open/stac",
        ...shared,
      },
      {
        id: "folder-signed",
        title: `Folder ${library.title}, signed in`,
        description: "The same folder: anybody can search it, its pixels ask for a sign-in.",
        url: "./signed/stac",
        provider: "demo",
        ...shared,
      },
      ...others,
    ],
  };
}

/** What a first visit opens: the collection with the most items, where and when it has some. */
function startOf({ collections, items }: Library): Record<string, unknown> {
  const itemsOf = (id: string): Library["items"] => items.filter((item) => item.collection === id);
  const counted = collections.map(({ id }) => ({ id, members: itemsOf(id) }));
  const largest = counted.reduce((most, one) => (one.members.length > most.members.length ? one : most));
  const bbox = withExtent(boundsOf(largest.members));
  const [from, to] = intervalOf(largest.members);
  return {
    collection: largest.id,
    ...(bbox === undefined ? {} : { bbox }),
    ...(from === null ? {} : { from: from.slice(0, 10) }),
    ...(to === null ? {} : { to: to.slice(0, 10) }),
  };
}

/** Items that are single points lie in a box without an area, and a map cannot be fitted to that. */
function withExtent(box: ReturnType<typeof boundsOf>): ReturnType<typeof boundsOf> {
  if (box === undefined) return undefined;
  const [west, south, east, north] = box;
  const [wide, high] = [east - west, north - south].map((side) => (side > 0 ? 0 : POINT_MARGIN_DEGREES));
  return [
    Math.max(-180, west - (wide ?? 0)),
    Math.max(-90, south - (high ?? 0)),
    Math.min(180, east + (wide ?? 0)),
    Math.min(90, north + (high ?? 0)),
  ];
}

/** About a kilometre. */
const POINT_MARGIN_DEGREES = 0.01;

/** Where assets that do not lie in the folder are: the page may only read from origins it lists. */
function remoteOrigins({ items }: Library): readonly string[] {
  const origins = new Set<string>();
  for (const { document, files } of items) {
    for (const { href } of Object.values(document.assets)) {
      if (!files.has(href) && URL.canParse(href) && /^https?:/i.test(href)) origins.add(new URL(href).origin);
    }
  }
  return [...origins].sort();
}
