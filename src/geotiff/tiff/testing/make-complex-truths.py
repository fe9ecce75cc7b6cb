"""Writes complex-truths.json: complex GeoTIFFs of every kind by GDAL, and its derived datasets of them.
Run as `python3 make-complex-truths.py > complex-truths.json`."""

import base64
import json

import numpy as np
from osgeo import gdal

gdal.UseExceptions()
WIDTH, HEIGHT, BANDS = 4, 2, 2
KINDS = {
    "CInt16": (gdal.GDT_CInt16, 30000),
    "CInt32": (gdal.GDT_CInt32, 10**6),
    "CFloat32": (gdal.GDT_CFloat32, 1.5),
    "CFloat64": (gdal.GDT_CFloat64, 1.5),
}
LAYOUTS = {
    "": [],
    ", big-endian": ["ENDIANNESS=BIG"],
    ", predicted": ["COMPRESS=DEFLATE", "PREDICTOR=2"],
    ", predicted and big-endian": ["COMPRESS=LZW", "PREDICTOR=2", "ENDIANNESS=BIG"],
    ", in planes and tiles": ["INTERLEAVE=BAND", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=ZSTD"],
}


def written(name):
    handle = gdal.VSIFOpenL(name, "rb")
    content = gdal.VSIFReadL(1, gdal.VSIStatL(name).size, handle)
    gdal.VSIFCloseL(handle)
    return base64.b64encode(bytes(content)).decode()


def create(name, kind, bands, width, height, options):
    return gdal.GetDriverByName("GTiff").Create(name, width, height, bands, kind, options=options)


def derived_bands(part, name):
    dataset = gdal.Open("DERIVED_SUBDATASET:%s:%s" % (part, name))
    return [[float(value) for value in band.ravel()] for band in dataset.ReadAsArray()]


generator = np.random.default_rng(11)
files = []
for kind_name, (kind, reach) in KINDS.items():
    for layout_name, options in LAYOUTS.items():
        name = "/vsimem/complex.tif"
        parts = generator.uniform(-reach, reach, (2, BANDS, HEIGHT, WIDTH))
        if kind_name.startswith("CInt"):
            parts = np.round(parts)
        try:
            dataset = create(name, kind, BANDS, WIDTH, HEIGHT, options)
        except RuntimeError:
            continue  # Predictors of 128 bits are not defined.
        dataset.WriteArray(parts[0] + 1j * parts[1])
        dataset = None
        derived = {part.lower(): derived_bands(part, name) for part in ("AMPLITUDE", "INTENSITY", "PHASE")}
        files.append({"name": kind_name + layout_name, "source": "GDAL " + gdal.__version__, "tiff": written(name), "parts": derived})
        gdal.Unlink(name)

name = "/vsimem/nodata.tif"
dataset = create(name, gdal.GDT_CInt16, 1, 3, 1, [])
dataset.GetRasterBand(1).SetNoDataValue(0)
dataset.GetRasterBand(1).WriteArray(np.array([[0, 5j, 3 + 4j]]))
dataset = None
print(json.dumps({"files": files, "nodata": {"width": 3, "tiff": written(name)}}))
