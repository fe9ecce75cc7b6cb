"""Pixels of a grid whose centres lie inside polygons given in degrees, as rasterio counts them.

Reads {"cases": [{"crs", "transform", "width", "height", "geometry"}]} from standard input. Edges are straight in degrees: they
are cut into short pieces before they are projected. Writes the least and the greatest count of each when the shape is moved by
a hair: they differ where a centre lies on an edge, as nearly as two projections agree.
"""

import json
import sys

from rasterio.features import rasterize
from rasterio.warp import transform
from affine import Affine

PIECES = 200
# Pixels.
HAIR = 2e-5


def projected(ring, crs):
    lons, lats = [], []
    for (lon, lat), (next_lon, next_lat) in zip(ring, ring[1:]):
        for piece in range(PIECES):
            share = piece / PIECES
            lons.append(lon + (next_lon - lon) * share)
            lats.append(lat + (next_lat - lat) * share)
    xs, ys = transform("EPSG:4326", crs, lons, lats)
    points = list(zip(xs, ys))
    return points + points[:1]


def count(case):
    rings = [projected(ring, case["crs"]) for ring in case["geometry"]["coordinates"]]
    geometry = {"type": "Polygon", "coordinates": rings}
    shape = (case["height"], case["width"])
    counts = []
    for right, down in [(0, 0), (HAIR, 0), (-HAIR, 0), (0, HAIR), (0, -HAIR)]:
        grid = Affine(*case["transform"]) * Affine.translation(right, down)
        counts.append(int(rasterize([geometry], out_shape=shape, transform=grid).sum()))
    return [min(counts), max(counts)]


json.dump([count(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
