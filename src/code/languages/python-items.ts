import { heading } from "../heading.ts";
import { comment, pythonString } from "../quote.ts";
import type { Code, Layer, LayerScene } from "../types.ts";
import { PYTHON_READ, PYTHON_WRITE, pythonFile, pythonGrid, pythonLayer } from "./python-parts.ts";

/** Python with rasterio over the files of the date on the map: no search, equal numbers. */
export function pythonItems(layer: Layer): Code {
  const notes = heading(layer, `of ${layer.date}`, "Python 3.8, numpy, rasterio 1.2 or later.", []);
  const text = `${comment(notes)}import numpy as np
import rasterio
import rasterio.crs
from affine import Affine
from rasterio.warp import transform
from rasterio.windows import Window

${pythonGrid(layer.grid)}
# In the order of the mosaic, the first valid pixel wins. Of each band: file, number of the band in it, scale, offset
# (None: those of the file), and the number that means "no data" where the file names none.
SCENES = [
${layer.scenes.map((scene) => sceneText(scene, layer)).join("")}]


${PYTHON_READ}

${pythonLayer(layer)}

${PYTHON_WRITE}

mosaic = np.full((${layer.planes.length}, WIDTH * HEIGHT), np.nan)
for scene in SCENES:
    empty = np.isnan(mosaic[0])
    if not empty.any():
        break
    bands = {name: read(*file) for name, file in scene["bands"].items()}
    planes = layer(bands${layer.mask ? ', read(*scene["mask"], raw=True)' : ""})
    mosaic[:, empty] = planes[:, empty]

write("layer-${layer.date.replaceAll(":", "")}.tif", mosaic)
`;
  return { text, extension: "py", notes: layer.notes };
}

function sceneText({ id, files, mask }: LayerScene, { bands }: Layer): string {
  const lines = files.map((file, index) => {
    const name = pythonString(bands[index]?.reference ?? "");
    return `        ${name}: ${pythonFile(file, file.href)},\n`;
  });
  const masked = mask ? ` "mask": ${pythonFile(mask, mask.href)},` : "";
  return `    ${comment([id]).trimEnd()}\n    {"bands": {\n${lines.join("")}    },${masked}},\n`;
}
