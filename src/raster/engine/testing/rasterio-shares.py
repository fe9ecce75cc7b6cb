"""Clear and covered shares of polygons in the overview that suffices, as rasterio, NumPy and shapely count them.

Reads {"cases": [{"path", "geometry", "hidden" or "bits", "empty" or "emptyBits", "pixels"}]} from standard input and writes
[clear, covered, pixels, clear at full resolution, covered at full resolution, pixels along the edge] of each. Edges are
straight in degrees: they are cut into short pieces before they are projected.
"""

import json
import math
import sys
import warnings

import numpy
import rasterio
from rasterio.features import rasterize
from rasterio.warp import transform

warnings.filterwarnings("ignore")
PIECES = 100


def projected(ring, crs):
    lons, lats = [], []
    for (lon, lat), (next_lon, next_lat) in zip(ring, ring[1:]):
        for piece in range(PIECES):
            share = piece / PIECES
            lons.append(lon + (next_lon - lon) * share)
            lats.append(lat + (next_lat - lat) * share)
    xs, ys = transform("EPSG:4326", crs, lons, lats)
    return list(zip(xs, ys)) + [(xs[0], ys[0])]


def hides(values, classes, bits):
    hidden = numpy.isin(values, classes)
    for bit in bits:
        hidden |= (values >> bit) & 1 == 1
    return hidden


def shares(case, level):
    options = {} if level == 0 else {"overview_level": level - 1}
    with rasterio.open(case["path"], **options) as dataset:
        rings = [projected(ring, dataset.crs) for ring in case["geometry"]["coordinates"]]
        pixels = [[~dataset.transform * point for point in ring] for ring in rings]
        columns = [x for ring in pixels for x, _ in ring]
        rows = [y for ring in pixels for _, y in ring]
        left, right = math.floor(min(columns)), math.ceil(max(columns))
        top, bottom = math.floor(min(rows)), math.ceil(max(rows))
        inner = (
            max(0, min(right, dataset.width) - max(left, 0))
            * max(0, min(bottom, dataset.height) - max(top, 0))
        )
        levels = len(dataset.overviews(1)) if level == 0 else None
        moved = [[(x - left, y - top) for x, y in ring] for ring in pixels]
        shape = {"type": "Polygon", "coordinates": moved}
        inside = rasterize([shape], out_shape=(bottom - top, right - left), dtype="uint8")
        total = int(inside.sum())
        values = dataset.read(1).astype("int64")
        nodata = dataset.nodata
        clear = covered = 0
        for row, column in zip(*numpy.nonzero(inside)):
            y, x = row + top, column + left
            if not (0 <= y < dataset.height and 0 <= x < dataset.width):
                continue
            value = values[y, x]
            if value == nodata or hides(value, case["empty"], case["emptyBits"]):
                continue
            covered += 1
            clear += not hides(value, case["hidden"], case["bits"])
        edge = sum(abs(ax - bx) + abs(ay - by) for ring in pixels for (ax, ay), (bx, by) in zip(ring, ring[1:]))
        return inner, levels, (clear, covered, total), edge


def answer(case):
    inner, levels, full, edge = shares(case, 0)
    level, counts = 0, full
    while inner > case["pixels"] and level < levels:
        level += 1
        inner, _, counts, _ = shares(case, level)
    of = lambda part: [part[0] / part[2], part[1] / part[2]] if part[2] else [0, 0]
    return [*of(counts), counts[2], *of(full), full[2], edge, level]


json.dump([answer(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
