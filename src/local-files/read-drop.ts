import { documentOf } from "../catalogue/static/document.ts";
import { localAddress, type LocalFolder } from "../http/local-files.ts";
import { BlobSource } from "../geotiff/source/blob-source.ts";
import { createSourceContext } from "../geotiff/source/context.ts";
import { fileName } from "../geotiff/source/file-name.ts";
import { openSource } from "../geotiff/source/open-source.ts";
import { type Problem, ProblemError } from "../problem/problem.ts";
import { addressesOf } from "./addresses.ts";
import { contentKindOf } from "./content-kind.ts";
import { itemsOfGeoTiffs, type LooseFile } from "./geotiff-items.ts";
import { MOST_ADDRESSES, MOST_FILES, MOST_GEOTIFFS } from "./limits.ts";
import { tooLarge } from "./problems.ts";
import { free, rootOf } from "./root.ts";
import { unzip } from "./zip.ts";

/** A file with its path in what was dropped. */
export interface DroppedFile {
  readonly path: string;
  readonly file: Blob & { readonly lastModified?: number };
}

/** Dropped scenes as a catalogue of files. */
export interface DroppedCatalogue {
  readonly folder: LocalFolder;
  /** Path in the folder of the document that is its root. */
  readonly root: string;
  readonly title: string;
  readonly problems: readonly Problem[];
}

export interface ReadDrop {
  readonly catalogue: DroppedCatalogue | null;
  /** Files that hold no scenes: they may be places. */
  readonly others: readonly DroppedFile[];
}

export interface DropOptions {
  readonly signal: AbortSignal;
  /** Told how many of the GeoTIFFs have been opened. */
  readonly onProgress: (done: number, all: number) => void;
  /** Whether the deployment lets files on servers be opened that it does not list. */
  readonly leadsElsewhere: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Tells scenes from everything else by what is in the files, and makes one catalogue of the scenes: of STAC documents
 * where there are some, else of GeoTIFFs and of lists of their addresses.
 * @throws ProblemError, AbortError
 */
export async function readDrop(dropped: readonly DroppedFile[], options: DropOptions): Promise<ReadDrop> {
  const { files, others } = await unpacked(dropped, options.signal);
  if (files.length > MOST_FILES) {
    const most = MOST_FILES.toLocaleString("en");
    throw tooLarge("What was dropped", `has more than ${most} files`, "Drop a part of it.");
  }
  const kinds = await Promise.all(files.map(({ file, path }) => kindInFolder(file, path)));
  const ofKind = (kind: string) => files.filter((_, index) => kinds[index] === kind);
  const [documents, rasters, lists] = [ofKind("stac"), ofKind("geotiff"), ofKind("addresses")];
  const loose = ofKind("other").filter(({ path }) => !path.includes("/"));
  if (documents.length + rasters.length + lists.length === 0) {
    if (others.length + loose.length === 0 && files.length > 0) throw nothingIn(titleOf(dropped));
    return { catalogue: null, others: [...others, ...loose] };
  }
  const folder = new Map(files.map(({ path, file }) => [path, file as Blob]));
  const title = titleOf(dropped);
  if (documents.length > 0) {
    const read = await Promise.all(
      documents.map(async ({ path, file }) => ({ path, document: parsedDocument(await file.text()) })),
    );
    const root = rootOf(read, title, folder);
    return { catalogue: { folder, root, title, problems: [] }, others: [...others, ...loose] };
  }
  const made = await madeCatalogue(rasters, lists, folder, title, options);
  return { catalogue: made, others: [...others, ...loose] };
}

/** Archives of scenes as their files; one without any is left to those files that may be places. */
async function unpacked(dropped: readonly DroppedFile[], signal: AbortSignal) {
  const files: DroppedFile[] = [];
  const others: DroppedFile[] = [];
  for (const one of dropped) {
    if ((await contentKindOf(one.file.slice(0, 4), "")) !== "zip") {
      files.push(one);
      continue;
    }
    const inside = await unzip(one.file, one.path, signal);
    const { lastModified } = one.file;
    const entries = [...inside].map(([path, file]): DroppedFile => ({
      path: dropped.length === 1 ? path : `${one.path}/${path}`,
      file: lastModified === undefined ? file : Object.assign(file, { lastModified }),
    }));
    const kinds = await Promise.all(entries.map(({ file, path }) => kindInFolder(file, path)));
    if (kinds.some((kind) => kind === "stac" || kind === "geotiff")) files.push(...entries);
    else others.push(one);
  }
  return { files, others };
}

/** In a folder only files that may hold scenes are looked at. */
async function kindInFolder(file: Blob, path: string): Promise<string> {
  const isLikely = !path.includes("/") || /\.(?:tiff?|json|geojson)$/i.test(path);
  return isLikely ? await contentKindOf(file, path) : "beside";
}

async function madeCatalogue(
  rasters: readonly DroppedFile[],
  lists: readonly DroppedFile[],
  folder: Map<string, Blob>,
  title: string,
  { signal, onProgress, leadsElsewhere, now }: DropOptions,
): Promise<DroppedCatalogue> {
  const texts = await Promise.all(lists.map(({ file }) => file.text()));
  const addresses = texts.flatMap((text) => addressesOf(text) ?? []);
  const problems: Problem[] = [];
  if (addresses.length > 0 && !leadsElsewhere) throw new ProblemError(closed);
  if (addresses.length > MOST_ADDRESSES)
    problems.push(cut(title, addresses.length, MOST_ADDRESSES, "addresses"));
  if (rasters.length > MOST_GEOTIFFS) problems.push(cut(title, rasters.length, MOST_GEOTIFFS, "GeoTIFFs"));
  // What was dropped is read without signing in.
  const context = createSourceContext({ connectionsPerHost: 6 });
  const files: LooseFile[] = [
    ...rasters.slice(0, MOST_GEOTIFFS).map(({ path, file }) => ({
      name: path.slice(path.lastIndexOf("/") + 1),
      href: localAddress("./", path),
      source: new BlobSource(path, file),
      modified: file.lastModified,
    })),
    ...addresses.slice(0, MOST_ADDRESSES).map((href) => ({
      name: fileName(href),
      href,
      source: openSource(href, context),
    })),
  ];
  const made = await itemsOfGeoTiffs(files, {
    signal,
    onProgress: (done) => onProgress(done, files.length),
    now,
  });
  const [first] = made.problems;
  if (made.items.length === 0 && first) throw new ProblemError(first);
  const root = free("items.json", folder);
  const features = made.items.map((item) => ({ ...item, collection: title }));
  folder.set(root, new Blob([JSON.stringify({ type: "FeatureCollection", features })]));
  return { folder, root, title, problems: [...problems, ...made.problems] };
}

function parsedDocument(text: string) {
  return documentOf(JSON.parse(text) as unknown, "https://file.invalid/");
}

/** What a person sees in the list of catalogues. */
function titleOf(dropped: readonly DroppedFile[]): string {
  const tops = [...new Set(dropped.map(({ path }) => path.split("/")[0] ?? path))];
  const [only = "Files"] = tops;
  return tops.length === 1 ? only : `${only} and ${tops.length - 1} more`;
}

function nothingIn(title: string): ProblemError {
  return new ProblemError({
    kind: "format",
    message: `${title} holds neither STAC items nor GeoTIFFs.`,
    advice: "Drop a folder or an archive with one of these, or files of places.",
  });
}

function cut(title: string, count: number, most: number, what: string): Problem {
  return {
    kind: "limit",
    message: `${title} has ${count.toLocaleString("en")} ${what}; the first ${most.toLocaleString("en")} are shown.`,
    advice: "Drop the others by themselves.",
  };
}

const closed: Problem = {
  kind: "configuration",
  message: "This site opens files of its own catalogues only, and none of the addresses in the list.",
  advice: "Download the files and drop them.",
};
