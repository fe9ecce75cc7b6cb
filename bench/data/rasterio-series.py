"""NDVI of one point in many pairs of files, with rasterio and eight threads.

Reads JSON from standard input: {"pairs": [[red, nir], ...], "point": [lon, lat]}.
Writes JSON: {"version": ..., "ms": ..., "values": [...]}.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import rasterio
from rasterio.warp import transform

task = json.load(sys.stdin)
(lon, lat) = task["point"]


def stored(url):
    with rasterio.open(url) as file:
        (x,), (y,) = transform("EPSG:4326", file.crs, [lon], [lat])
        (value,) = next(file.sample([(x, y)], indexes=1))
        return float(value)


def ndvi(pair):
    red, nir = (stored(url) for url in pair)
    return (nir - red) / (nir + red)


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
