import type { TagValues } from "./directory-bytes.ts";
import { predictorOf, TILE_EDGE } from "./encode-tile.ts";
import { gdalMetadataXml } from "./gdal-metadata-xml.ts";
import { geoKeyTags } from "./geo-key-directory.ts";
import { SAMPLE_TYPES } from "./sample-types.ts";
import type { GeoTiffPlan } from "./types.ts";

/** One image of the file: the full one or an overview. */
export interface WrittenImage {
  readonly width: number;
  readonly height: number;
  /** Of its tiles, row by row. */
  readonly tiles: readonly Uint8Array<ArrayBuffer>[];
}

const DEFLATE = 8;
const MIN_IS_BLACK = 1;
const REDUCED_IMAGE = 1;

/**
 * The tags of an image whose tiles lie one behind the other.
 * @param offset where its first tile lies
 */
export function imageTags(
  { width, height, tiles }: WrittenImage,
  plan: GeoTiffPlan,
  offset: number,
  isOverview: boolean,
): readonly TagValues[] {
  const { bytes, format } = SAMPLE_TYPES[plan.dataType];
  const perBand = (value: number) => plan.bands.map(() => value);
  const counts = tiles.map(({ length }) => length);
  let next = offset;
  const offsets = counts.map((count) => {
    const at = next;
    next += count;
    return at;
  });
  const short = (tag: number, ...values: readonly number[]): TagValues => ({ tag, type: 3, values });
  const long = (tag: number, ...values: readonly number[]): TagValues => ({ tag, type: 4, values });
  const text = (tag: number, values: string): TagValues => ({ tag, type: 2, values });
  return [
    ...(isOverview ? [long(254, REDUCED_IMAGE)] : []),
    long(256, width),
    long(257, height),
    short(258, ...perBand(bytes * 8)),
    short(259, DEFLATE),
    short(262, MIN_IS_BLACK),
    short(277, plan.bands.length),
    short(284, 1),
    short(317, predictorOf(plan.dataType)),
    short(322, TILE_EDGE),
    short(323, TILE_EDGE),
    long(324, ...offsets),
    long(325, ...counts),
    ...(plan.bands.length > 1 ? [short(338, ...perBand(0).slice(1))] : []),
    short(339, ...perBand(format)),
    text(42113, nodataText(plan.nodata)),
    ...(isOverview ? [] : [text(305, plan.software), text(42112, gdalMetadataXml(plan)), ...placeTags(plan)]),
  ];
}

/** As GDAL spells it. */
function nodataText(nodata: number): string {
  return Number.isNaN(nodata) ? "nan" : String(nodata);
}

function placeTags({ affine, geoKeys }: GeoTiffPlan): readonly TagValues[] {
  const [a, b, c, d, e, f] = affine;
  const double = (tag: number, ...values: readonly number[]): TagValues => ({ tag, type: 12, values });
  const isNorthUp = b === 0 && d === 0 && a > 0 && e < 0;
  const place = isNorthUp
    ? [double(33550, a, -e, 0), double(33922, 0, 0, 0, c, f, 0)]
    : [double(34264, a, b, 0, c, d, e, 0, f, 0, 0, 0, 0, 0, 0, 0, 1)];
  const { directory, doubles, ascii } = geoKeyTags(geoKeys);
  return [
    ...place,
    { tag: 34735, type: 3, values: directory },
    ...(doubles.length > 0 ? [double(34736, ...doubles)] : []),
    ...(ascii === "" ? [] : [{ tag: 34737, type: 2, values: ascii } as const]),
  ];
}
