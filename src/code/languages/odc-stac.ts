import { heading } from "../heading.ts";
import { comment, pythonString } from "../quote.ts";
import type { BandFile, Code, Layer } from "../types.ts";
import { PYTHON_WRITE, pythonGrid, pythonLayer, pythonSearch } from "./python-parts.ts";
import { pythonBands } from "./python-search.ts";

const NOTES = [
  "odc-stac lays scenes of one day over each other before anything is masked: where they overlap, a masked pixel is not filled by the other scene.",
  "Scale and offset are those written here; where they are None, odc-stac knows none, and stored numbers count.",
  "“No data” is what the item says; where it says nothing, the number written here.",
];

/** Python with odc-stac: a cube of all dates, then the recipe date by date. */
export function odcStac(layer: Layer): Code {
  const needs = "Python 3.8, pystac-client 0.7, odc-stac 0.3, numpy, rasterio 1.2 or later.";
  const text = `${comment(heading(layer, "of every date found", needs, NOTES))}import numpy as np
import odc.stac
import rasterio
from affine import Affine
from odc.geo.geobox import GeoBox
from pystac_client import Client

CATALOGUE = ${pythonString(layer.catalogue.url)}
${pythonSearch(layer)}
${pythonGrid(layer.gridOfAll)}
${pythonBands(layer)}

${pythonLayer(layer)}

${PYTHON_WRITE}

def name_of(asset, index, *_):
    """Bands after the first have a number behind the asset's name."""
    return asset if index == 1 else f"{asset}.{index}"


def values(cube, band, raw=False):
    asset, index, scale, offset, nodata = band
    found = cube[name_of(asset, index)]
    stored = found.values.astype("float64").ravel()
    if raw:
        return stored
    missing = found.attrs.get("nodata", nodata)
    if missing is not None:
        stored[stored == missing] = np.nan
    return stored if scale is None else stored * scale + offset


items = list(Client.open(CATALOGUE).search(**SEARCH).items())
cube = odc.stac.load(
    items,
    bands=sorted({name_of(*band) for band in [${layer.mask ? "*BANDS.values(), MASK" : "*BANDS.values()"}]}),
    geobox=GeoBox((HEIGHT, WIDTH), Affine(PIXEL_WIDTH, 0, LEFT, 0, -PIXEL_HEIGHT, TOP), CRS),
    groupby="solar_day",
    resampling="nearest",
    chunks={},
)
for time in cube.time.values:
    one = cube.sel(time=time)
    planes = layer({name: values(one, band) for name, band in BANDS.items()}${layer.mask ? ", values(one, MASK, raw=True)" : ""})
    if not np.isnan(planes).all():
        write(f"layer-{str(time)[:10]}.tif", planes)
`;
  const complex = hasFileCalibration(layer) ? NOTES : [NOTES[0] ?? "", ...NOTES.slice(2)];
  return { text, extension: "py", notes: [...layer.notes, ...complex] };
}

function hasFileCalibration({ bands }: Layer): boolean {
  return bands.some(({ calibration }: BandFile) => calibration === null);
}
