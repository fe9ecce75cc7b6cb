import { spawnSync } from "node:child_process";
import type { LonLat } from "../../../geo/types.ts";

export interface Sample {
  readonly path: string;
  /** From 1. */
  readonly band: number;
  readonly point: LonLat;
}

/** The distribution's Python may have it where one that was installed beside it has not. */
export const PYTHON_WITH_RASTERIO = ["python3", "/usr/bin/python3"].find(
  (each) => spawnSync(each, ["-c", "import rasterio"]).status === 0,
);

/** Whether some Python here has rasterio. */
export const HAS_RASTERIO = PYTHON_WITH_RASTERIO !== undefined;

const SCRIPT = `
import json, sys, warnings
import rasterio
from rasterio.warp import transform
from rasterio.windows import Window
warnings.filterwarnings("ignore")
answers = []
for path, band, (lon, lat) in json.load(sys.stdin):
    with rasterio.open(path) as dataset:
        xs, ys = transform("EPSG:4326", dataset.crs, [lon], [lat])
        row, column = dataset.index(xs[0], ys[0])
        if dataset.crs.is_geographic and not 0 <= column < dataset.width:
            row, column = dataset.index(xs[0] + 360 if xs[0] < 0 else xs[0] - 360, ys[0])
        if not (0 <= row < dataset.height and 0 <= column < dataset.width):
            answers.append(None)
            continue
        window = Window(column, row, 1, 1)
        value = dataset.read(band, window=window)[0, 0].item()
        valid = dataset.read_masks(band, window=window)[0, 0] != 0 and value == value
        answers.append(value if valid else None)
json.dump(answers, sys.stdout)
`;

/** What rasterio reads at full resolution; null outside the image and where it says that there is no data. */
export function rasterioValues(samples: readonly Sample[]): readonly (number | null)[] {
  const input = JSON.stringify(samples.map(({ path, band, point }) => [path, band, point]));
  const { status, stdout, stderr } = spawnSync(PYTHON_WITH_RASTERIO ?? "python3", ["-c", SCRIPT], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`rasterio failed: ${stderr}`);
  return JSON.parse(stdout) as (number | null)[];
}
