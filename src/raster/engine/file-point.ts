import type { FilePointRequest, StoredValue } from "./bands.ts";
import { calibrationOf, storedBand } from "./calibration.ts";
import type { PlacedFile, RasterReader } from "./raster-reader.ts";

/**
 * Bands at the pixel a point lies in, at full resolution and in double precision.
 * @returns null outside the file
 * @throws ProblemError, AbortError
 */
export async function readFilePoint(
  { file: reference, bands, point }: FilePointRequest,
  placed: PlacedFile,
  reader: RasterReader,
  signal: AbortSignal,
): Promise<readonly StoredValue[] | null> {
  const { file, grid } = placed;
  const stored = bands.map(({ index }) => storedBand(file, index, reference));
  const [level] = file.levels;
  const [exactColumn, exactRow] = grid.fromLonLat(point[0], point[1]);
  const [column, row] = [Math.floor(exactColumn), Math.floor(exactRow)];
  if (!level || !(column >= 0 && column < level.width && row >= 0 && row < level.height)) return null;
  const { blockWidth, blockHeight } = level;
  const address = { level: 0, column: Math.floor(column / blockWidth), row: Math.floor(row / blockHeight) };
  const indices = [...new Set(bands.map(({ index }) => index))].sort((a, b) => a - b);
  const block = await reader.block(placed, address, indices, signal);
  const pixel = (row - address.row * blockHeight) * blockWidth + column - address.column * blockWidth;
  return bands.map(({ index, described }, position): StoredValue => {
    const tags = stored[position] ?? { dataType: "", role: "data" };
    const { scale, offset, nodata } = calibrationOf(described, tags);
    const dn = block.samples[indices.indexOf(index)]?.[pixel] ?? Number.NaN;
    const unit = described.unit ?? tags.unit;
    const className = (described.classes ?? tags.classes)?.find(({ value }) => value === dn)?.name;
    return {
      dn,
      physical: dn * scale + offset,
      valid: dn !== nodata && !Number.isNaN(dn) && block.valid?.[pixel] !== 0,
      ...(unit === undefined ? {} : { unit }),
      ...(className === undefined ? {} : { className }),
    };
  });
}
