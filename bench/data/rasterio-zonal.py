"""Mean NDVI under areas in many pairs of files, with rasterio and eight threads.

Reads JSON from standard input: {"pairs": [[red, nir], ...], "areas": [polygon, ...]}, polygons in degrees.
Writes JSON: {"version": ..., "ms": ..., "values": [[mean per area] per pair]}.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import rasterio
from rasterio.features import geometry_mask, geometry_window
from rasterio.warp import transform_geom

task = json.load(sys.stdin)


def ndvi(pair):
    with rasterio.open(pair[0]) as red, rasterio.open(pair[1]) as nir:
        means = []
        for area in task["areas"]:
            shape = transform_geom("EPSG:4326", red.crs, area)
            window = geometry_window(red, [shape])
            outside = geometry_mask([shape], (window.height, window.width), red.window_transform(window))
            r = red.read(1, window=window).astype("f8")
            n = nir.read(1, window=window).astype("f8")
            means.append(float(numpy.mean(((n - r) / (n + r))[~outside])))
        return means


# What rasterio's users are advised to set for files on object stores.
options = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
    "VSI_CACHE": "TRUE",
}


def series():
    with rasterio.Env(**options):
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(ndvi, task["pairs"]))


began = time.perf_counter()
values = series()
milliseconds = (time.perf_counter() - began) * 1000
print(json.dumps({"version": rasterio.__version__, "ms": milliseconds, "values": values}))
