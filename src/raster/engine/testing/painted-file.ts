import type { Asset, AssetBand, AssetClass, Scene } from "../../../catalogue/types.ts";
import type { BBox } from "../../../geo/types.ts";
import { ProblemError } from "../../../problem/problem.ts";
import type { Block, RasterBand, RasterFile } from "../../../geotiff/tiff/types.ts";
import type { OpenFile } from "../raster-reader.ts";

/** A made-up file for tests: every pixel is known by a formula. */
export interface PaintedFile {
  readonly url: string;
  readonly epsg: number;
  /** x of the west edge, y of the north edge, pixel size. */
  readonly corner: readonly [west: number, north: number, pixel: number];
  readonly width: number;
  readonly height: number;
  readonly blockSize: number;
  readonly nodata?: number;
  readonly scale?: number;
  readonly offset?: number;
  readonly bands?: number;
  /** As GDAL's tags have them. */
  readonly statistics?: RasterBand["statistics"];
  /** Names and colours of stored numbers, as a file beside it would have them. */
  readonly classes?: readonly AssetClass[];
  /** The stored number at a pixel of full resolution. */
  readonly paint: (column: number, row: number, band: number) => number;
}

/** Painted files by address, and a record of what was asked of them. */
export class PaintedDisk {
  readonly opened: string[] = [];
  /** "url level/column/row" of each block decoded. */
  readonly decoded: string[] = [];
  /** Blocks whose reading was stopped. */
  readonly stopped: string[] = [];
  /** When set, blocks wait for it. */
  gate: Promise<void> = Promise.resolve();
  /** Most blocks that were read at the same time. */
  mostAtOnce = 0;
  #underWay = 0;
  readonly #files = new Map<string, PaintedFile>();

  add(file: PaintedFile): this {
    this.#files.set(file.url, file);
    return this;
  }

  readonly open: OpenFile = (href) => {
    this.opened.push(href);
    const painted = this.#files.get(href);
    if (!painted) {
      return Promise.reject(new ProblemError({ kind: "missing", message: `${href} is not there.` }));
    }
    return Promise.resolve(this.#rasterFile(painted));
  };

  #rasterFile(painted: PaintedFile): RasterFile {
    const { url, epsg, width, height, blockSize, nodata, scale, offset, classes, statistics } = painted;
    const [west, north, pixel] = painted.corner;
    const band = {
      dataType: "float32",
      role: "data",
      ...(nodata === undefined ? {} : { nodata }),
      ...(scale === undefined ? {} : { scale }),
      ...(offset === undefined ? {} : { offset }),
      ...(classes === undefined ? {} : { classes }),
      ...(statistics === undefined ? {} : { statistics }),
    } as const;
    return {
      url,
      levels: [{ width, height, blockWidth: blockSize, blockHeight: blockSize }],
      bands: Array.from({ length: painted.bands ?? 1 }, () => band),
      georeference: {
        transform: [pixel, 0, west, 0, -pixel, north],
        geoKeys:
          epsg === 4326
            ? { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 }
            : { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: epsg },
      },
      warnings: [],
      readBlock: async ({ level, column, row }, bands, signal) => {
        const name = `${url} ${level}/${column}/${row}`;
        signal?.addEventListener("abort", () => this.stopped.push(name));
        this.#underWay += 1;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay);
        await this.gate;
        this.#underWay -= 1;
        signal?.throwIfAborted();
        this.decoded.push(name);
        return paintBlock(painted, column, row, bands);
      },
    };
  }
}

function paintBlock(
  { blockSize, paint }: PaintedFile,
  column: number,
  row: number,
  bands: readonly number[],
): Block {
  const samples = bands.map((band) => {
    const block = new Float32Array(blockSize * blockSize);
    for (let y = 0; y < blockSize; y += 1) {
      for (let x = 0; x < blockSize; x += 1) {
        block[y * blockSize + x] = paint(column * blockSize + x, row * blockSize + y, band);
      }
    }
    return block;
  });
  return { samples, valid: null, bytes: samples.length * blockSize * blockSize * 4 };
}

/** A scene of painted files, by asset key; the whole world is its footprint unless told otherwise. */
export function paintedScene(
  id: string,
  urls: Readonly<Record<string, string>>,
  options: { readonly bbox?: BBox; readonly bands?: Readonly<Record<string, AssetBand>> } = {},
): Scene {
  const [west, south, east, north] = options.bbox ?? [-180, -90, 180, 90];
  const assets = Object.entries(urls).map(([key, href]): readonly [string, Asset] => [
    key,
    {
      key,
      href,
      roles: ["data"],
      bands: [options.bands?.[key] ?? {}],
      projection: {},
      protected: false,
    },
  ]);
  return {
    id,
    catalogue: "test",
    collection: "test",
    datetime: "2025-06-01T10:30:00Z",
    bbox: [west, south, east, north],
    footprint: {
      type: "Polygon",
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
    assets: Object.fromEntries(assets),
    synthetic: true,
  };
}
