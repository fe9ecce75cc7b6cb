import { helpersOf, printed } from "../dialects/print.ts";
import { NUMPY, NUMPY_HELPERS } from "../dialects/numpy.ts";
import { pythonLiteral } from "../python-literal.ts";
import { pythonString } from "../quote.ts";
import { stacSearch } from "../query.ts";
import type { BandFile, Grid, Layer, LayerMask } from "../types.ts";

/** The grid of the result as constants. */
export function pythonGrid({ crs, bounds, resolution, width, height }: Grid): string {
  return `# The pixels of the result: coordinate reference system, upper left corner, edges of a pixel, columns and rows.
CRS = ${pythonString(crs)}
LEFT, TOP = ${bounds[0]}, ${bounds[3]}
PIXEL_WIDTH, PIXEL_HEIGHT = ${resolution[0]}, ${resolution[1]}
WIDTH, HEIGHT = ${width}, ${height}
`;
}

/** A tuple as `read` takes it. @param place the file's address or the key of its asset */
export function pythonFile({ index, calibration, nodata }: BandFile, place: string): string {
  const { scale, offset } = calibration ?? { scale: null, offset: null };
  const rest = [index, scale, offset, nodata].map((each) => pythonValue(each));
  return `(${pythonString(place)}, ${rest.join(", ")})`;
}

function pythonValue(value: number | null): string {
  if (value === null) return "None";
  return Number.isFinite(value) ? String(value) : `float("${String(value).replace("Infinity", "inf")}")`;
}

/** Function `layer`: the planes of the recipe over the physical values of its bands. */
export function pythonLayer({ planes, mask }: Layer): string {
  const texts = planes.map((plane) => printed(plane, NUMPY));
  const body = `def layer(bands, stored=None):
    """The recipe over physical values; NaN is no data."""
    with np.errstate(all="ignore"):
        planes = np.array([np.zeros(WIDTH * HEIGHT) + plane for plane in [
${texts.map((text) => `            ${text},\n`).join("")}        ]])
${mask ? `    planes[:, hidden(stored)] = np.nan\n` : ""}    planes[:, ~np.isfinite(planes).all(axis=0)] = np.nan
    return planes
`;
  return [...helpersOf(body, NUMPY_HELPERS), ...(mask ? [pythonHidden(mask)] : []), body].join("\n\n");
}

function pythonHidden({ mask }: LayerMask): string {
  if (mask.kind === "classes") {
    return `def hidden(stored):
    """True where the mask has one of these classes."""
    return np.isin(stored, [${mask.hidden.join(", ")}])
`;
  }
  return `def hidden(stored):
    """True where one of these bits is set in the mask; 0 is the least significant."""
    with np.errstate(invalid="ignore"):
        return np.any([(stored >= 0) & (np.floor(stored / 2.0 ** bit) % 2 == 1) for bit in [${mask.bits.join(", ")}]], axis=0)
`;
}

/** Function `read`, which samples a file as the map does: the pixel under the centre of each of the result's. */
export const PYTHON_READ = `def read(href, index, scale, offset, nodata, raw=False):
    """The pixels of a file's band under the centres of the result's; NaN where there are none."""
    columns, rows = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    xs = (LEFT + columns * PIXEL_WIDTH).ravel()
    ys = (TOP - rows * PIXEL_HEIGHT).ravel()
    values = np.full(WIDTH * HEIGHT, np.nan)
    with rasterio.open(href) as file:
        if file.crs != rasterio.crs.CRS.from_user_input(CRS):
            xs, ys = (np.asarray(each) for each in transform(CRS, file.crs, xs, ys))
        to_pixel = ~file.transform
        columns = np.floor(to_pixel.a * xs + to_pixel.b * ys + to_pixel.c + 1e-4)
        rows = np.floor(to_pixel.d * xs + to_pixel.e * ys + to_pixel.f + 1e-4)
        inside = (columns >= 0) & (columns < file.width) & (rows >= 0) & (rows < file.height)
        if not inside.any():
            return values
        columns, rows = columns[inside].astype(int), rows[inside].astype(int)
        left, top = columns.min(), rows.min()
        window = Window(left, top, columns.max() - left + 1, rows.max() - top + 1)
        block = file.read(index, window=window, masked=not raw)
        block = np.ma.filled(block.astype("float64"), np.nan)
        if not raw:
            # The file knows what its writer left out, the item what the numbers are worth.
            if nodata is not None and file.nodatavals[index - 1] is None:
                block[block == nodata] = np.nan
            if scale is None:
                scale, offset = file.scales[index - 1], file.offsets[index - 1]
            block = block * scale + offset
        values[inside] = block[rows - top, columns - left]
    return values
`;

/** Function `write`. */
export const PYTHON_WRITE = `def write(name, planes):
    """A GeoTIFF with a band per plane; NaN is no data."""
    profile = {
        "driver": "GTiff", "dtype": "float32", "nodata": np.nan, "compress": "deflate", "tiled": True,
        "count": len(planes), "width": WIDTH, "height": HEIGHT, "crs": CRS,
        "transform": Affine(PIXEL_WIDTH, 0, LEFT, 0, -PIXEL_HEIGHT, TOP),
    }
    with rasterio.open(name, "w", **profile) as file:
        file.write(planes.reshape(-1, HEIGHT, WIDTH).astype("float32"))
`;

/** The search as a dictionary of arguments. */
export function pythonSearch({ query }: Layer): string {
  const search = stacSearch(query);
  const language = search.filter === undefined ? {} : { filter_lang: "cql2-json" };
  return `SEARCH = ${pythonLiteral({ ...search, ...language })}\n`;
}

/** Dates and their order of the mosaic, as the application has them. */
export const PYTHON_DAYS = `def solar_day(item):
    """The day where the scene lies: an hour for every 15 degrees of longitude."""
    west, east = item.bbox[0], item.bbox[-2 if len(item.bbox) == 4 else 3]
    return (item.datetime + timedelta(hours=(west + east) / 30)).date().isoformat()


def order(item):
    """Most complete first, then least cloudy, then by name: the first valid pixel wins."""
    properties = item.properties
    empty = properties.get("s2:nodata_pixel_percentage", properties.get("nodata_pixel_percentage", 0))
    return (round(empty), properties.get("eo:cloud_cover", 100), item.id)
`;
