import type { MultiPolygon, Polygon } from "geojson";
import type { BBox } from "../geo/types.ts";
import type { Problem } from "../problem/problem.ts";
import type { Condition } from "./filter/types.ts";

/** A STAC item as we normalised it, whatever version it came in. Plain and cloneable. */
export interface Scene {
  readonly id: string;
  /** Id of the configured catalogue it came from. */
  readonly catalogue: string;
  readonly collection: string;
  /** ISO 8601 instant in UTC: `datetime`, else `start_datetime`. */
  readonly datetime: string;
  readonly bbox: BBox;
  readonly footprint: Polygon | MultiPolygon;
  /** Per cent of the whole scene, 0–100. */
  readonly cloudCover?: number;
  /** Per cent of the scene without data, 0–100. */
  readonly nodataShare?: number;
  readonly platform?: string;
  /** Tile or path/row id, e.g. "31UFS". */
  readonly gridCode?: string;
  /** When these pixels were made, ISO 8601: tells a reprocessed scene from the one it replaces. */
  readonly processed?: string;
  readonly assets: Readonly<Record<string, Asset>>;
  readonly thumbnail?: string;
  /** `auth:schemes` (authentication extension), as found: compared with the configuration, never followed. */
  readonly authSchemes?: Readonly<Record<string, unknown>>;
  /** Address of the item itself, where it gave one. */
  readonly href?: string;
  readonly synthetic: boolean;
}

/** A file of a scene. Listed also when it cannot be read here; `unreadable` then says why. */
export interface Asset {
  readonly key: string;
  /** Absolute https URL (the https alternate, where the main one is s3:// or file://). */
  readonly href: string;
  readonly title?: string;
  readonly mediaType?: string;
  readonly roles: readonly string[];
  /** At least one; a file with one band has one entry even when the item names none. */
  readonly bands: readonly AssetBand[];
  readonly projection: AssetProjection;
  /** Whether the item says that a sign-in is needed (auth:refs, storage:refs). */
  readonly protected: boolean;
  /** Names of the scene's `authSchemes` that apply; absent where it names none. */
  readonly authRefs?: readonly string[];
  /** Why no pixel of it can be read in a browser: s3-only, JPEG 2000, NetCDF … */
  readonly unreadable?: Problem;
}

/** Band metadata of STAC 1.0 (`raster:bands`, `eo:bands`) and 1.1 (`bands`, or on the asset). */
export interface AssetBand {
  readonly name?: string;
  readonly commonName?: string;
  readonly description?: string;
  /** Micrometres. */
  readonly centreWavelength?: number;
  readonly dataType?: string;
  readonly nodata?: number;
  /** physical = DN × scale + offset. Absent when the item says nothing: then the file's tags count. */
  readonly scale?: number;
  readonly offset?: number;
  /**
   * True where scale and offset are those of the product's documentation, because its items are wrong or silent, or a
   * person's.
   */
  readonly corrected?: true;
  readonly unit?: string;
  readonly classes?: readonly AssetClass[];
  /** Bits that mean something when they are set. */
  readonly flags?: readonly AssetFlag[];
  readonly statistics?: BandStatistics;
}

/** Of stored numbers, before scale and offset. */
export interface BandStatistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly mean?: number;
  readonly stddev?: number;
  /** What 2 % and 98 % of the pixels lie below. */
  readonly percentiles?: readonly [low: number, high: number];
}

export interface AssetFlag {
  /** 0 is the least significant. */
  readonly bit: number;
  readonly name: string;
}

export interface AssetClass {
  readonly value: number;
  readonly name: string;
  /** "#rrggbb" */
  readonly colour?: string;
  readonly nodata?: boolean;
}

/** What the item says of the file's grid; the file's own georeference wins where it has one. */
export interface AssetProjection {
  /** e.g. "EPSG:32631" */
  readonly code?: string;
  readonly wkt2?: string;
  readonly projjson?: unknown;
  /** Rasterio order: a, b, c, d, e, f with x = a·column + b·row + c and y = d·column + e·row + f. */
  readonly transform?: readonly number[];
  /** Height, width in pixels. */
  readonly shape?: readonly [number, number];
}

export interface CollectionSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly licence?: string;
  readonly bbox?: BBox;
  /** The collection gives a bounding box that cannot be read. */
  readonly unreadableExtent?: true;
  /** ISO 8601; null is open-ended. */
  readonly interval?: readonly [string | null, string | null];
  readonly keywords: readonly string[];
  /** STAC render extension, as found. */
  readonly renders?: Readonly<Record<string, unknown>>;
  /** `item_assets`, as found: what the items may leave out. */
  readonly itemAssets?: Readonly<Record<string, unknown>>;
  readonly assetKeys: readonly string[];
  /** `summaries`, as found: what the items' properties are. */
  readonly summaries?: Readonly<Record<string, unknown>>;
  /** True when the summaries or queryables list `eo:cloud_cover`. */
  readonly hasCloudCover: boolean;
}

/** The collections of a catalogue, in its own order. */
export interface CollectionList {
  readonly list: readonly CollectionSummary[];
  /** Why collections are missing from the list. */
  readonly incomplete?: Problem;
  /** Id of the one that is opened by itself, because there is no choice. */
  readonly start?: string;
}

/** What is searched: every part of it must hold for a scene that is found. */
export interface SearchQuery {
  /** Ids; at least one. */
  readonly collections: readonly string[];
  readonly area: SearchArea;
  readonly time: SearchTime;
  /** What properties must fulfil; none of these is an "and" itself. */
  readonly where: readonly Condition[];
}

/** A box, or polygons whose longitudes lie within ±180. A scene is found when it shares a point with it. */
export type SearchArea = BBox | Polygon | MultiPolygon;

/** Days as YYYY-MM-DD, both included; null is open. */
export interface SearchTime {
  readonly from: string | null;
  readonly to: string | null;
}

export interface SearchPage {
  readonly scenes: readonly Scene[];
  /** Items that could not become scenes, each by name and reason. */
  readonly problems: readonly Problem[];
  /** How many match in all, where the catalogue tells; some only estimate it. */
  readonly matched?: number;
  /**
   * Items of this page that were left out here, because the catalogue did not limit the search as it was
   * asked to. `matched` then counts them, too.
   */
  readonly leftOut?: number;
  /** Present where the catalogue does not apply all conditions: further pages may hold what matches. */
  readonly filteredHere?: true;
  /** Present where the catalogue cannot sort: earlier pages need not be newer. */
  readonly unsorted?: true;
  /** Why there is more than can be asked for: what was found is right, and not all. */
  readonly incomplete?: Problem;
  /** Of a catalogue that is read file by file: how far that has come. */
  readonly reading?: ReadingProgress;
  /** Where the next page starts; absent on the last. */
  readonly next?: Cursor;
}

/** How many scenes there are in a period of time. */
export interface DateCount {
  /** Milliseconds since the epoch, included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly count: number;
}

/** Documents of a catalogue of files. */
export interface ReadingProgress {
  readonly read: number;
  /** Those that are known of so far, the ones read included. */
  readonly known: number;
}

/** Where a search goes on. Only the catalogue that gave it knows what is in it. */
export interface Cursor {
  /** Id of that catalogue. */
  readonly catalogue: string;
}
