import { heading } from "../heading.ts";
import { comment, pythonString } from "../quote.ts";
import type { BandFile, Code, Layer } from "../types.ts";
import {
  PYTHON_DAYS,
  PYTHON_READ,
  PYTHON_WRITE,
  pythonFile,
  pythonGrid,
  pythonLayer,
  pythonSearch,
} from "./python-parts.ts";

const NOTES = [
  "One file per solar day. Older versions of a scene, and scenes that show the same ground twice in a day, are not told apart as on the timeline.",
  "The conditions of the search are tested by the service alone: not every service can.",
];

/** Python with pystac-client: every date that the search finds. */
export function pythonSearchCode(layer: Layer): Code {
  const needs = "Python 3.8, pystac-client 0.7, numpy, rasterio 1.2 or later.";
  const text = `${comment(heading(layer, "of every date found", needs, NOTES))}from datetime import timedelta
from itertools import groupby

import numpy as np
import rasterio
import rasterio.crs
from affine import Affine
from pystac_client import Client
from rasterio.warp import transform
from rasterio.windows import Window

CATALOGUE = ${pythonString(layer.catalogue.url)}
${pythonSearch(layer)}
${pythonGrid(layer.gridOfAll)}
${pythonBands(layer)}

${PYTHON_READ}

${pythonLayer(layer)}

${PYTHON_WRITE}

${PYTHON_DAYS}

def read_of(item, band, raw=False):
    asset, *rest = band
    return read(item.assets[asset].get_absolute_href(), *rest, raw=raw)


items = sorted(Client.open(CATALOGUE).search(**SEARCH).items(), key=solar_day)
for day, found in groupby(items, key=solar_day):
    mosaic = np.full((${layer.planes.length}, WIDTH * HEIGHT), np.nan)
    for item in sorted(found, key=order):
        planes = layer({name: read_of(item, band) for name, band in BANDS.items()}${layer.mask ? ", read_of(item, MASK, raw=True)" : ""})
        empty = np.isnan(mosaic[0])
        mosaic[:, empty] = planes[:, empty]
    if not np.isnan(mosaic[0]).all():
        write(f"layer-{day}.tif", mosaic)
`;
  return { text, extension: "py", notes: [...layer.notes, ...NOTES] };
}

/** Constants that say where in an item the bands are. */
export function pythonBands({ bands, mask }: Layer): string {
  const line = (file: BandFile) => pythonFile(file, file.asset);
  const lines = bands.map((band) => `    ${pythonString(band.reference)}: ${line(band)},\n`);
  return `# Asset, number of the band in its file, scale, offset (None: those of the file), and the number that means "no data"
# where the file names none.
BANDS = {\n${lines.join("")}}\n${mask ? `MASK = ${line(mask.band)}\n` : ""}`;
}
