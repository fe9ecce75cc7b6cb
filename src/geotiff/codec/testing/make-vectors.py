"""Writes vectors.ts: blocks as GDAL compresses them, and the pixels as GDAL reads them back.

    python3 src/geotiff/codec/testing/make-vectors.py

Needs GDAL's Python bindings, built with ZSTD, WebP and LERC.
"""

import base64
import os
import struct
import tempfile

import numpy
from osgeo import gdal

gdal.UseExceptions()
SIZE = 16


def pixels(bands, kind):
    """Smooth slopes with a jump in the middle: what every predictor and every transform has to do with."""
    y, x = numpy.mgrid[0:SIZE, 0:SIZE]
    planes = [(x * 9 + y * 5 + 40 * band + 60 * (x > y)) % 256 for band in range(bands)]
    return numpy.stack(planes).astype(kind)


def tags(data):
    """Offset of the block, its length, and tags of which only some codecs know, of a little-endian file."""
    (start,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    found = {}
    for index in range(count):
        tag, kind, number, value = struct.unpack_from("<HHII", data, start + 2 + 12 * index)
        size = {1: 1, 3: 2, 4: 4, 7: 1}.get(kind, 1) * number
        place = value if size > 4 else start + 2 + 12 * index + 8
        found[tag] = data[place : place + size]
    return found


def vector(compression, bands=1, kind="uint8", options=()):
    values = pixels(bands, kind)
    path = os.path.join(tempfile.mkdtemp(), "block.tif")
    code = {"uint8": gdal.GDT_Byte, "float32": gdal.GDT_Float32}[kind]
    choices = [f"COMPRESS={compression}", "INTERLEAVE=PIXEL", f"BLOCKYSIZE={SIZE}", *options]
    created = gdal.GetDriverByName("GTiff").Create(path, SIZE, SIZE, bands, code, choices)
    created.WriteArray(values if bands > 1 else values[0])
    created = None
    with open(path, "rb") as file:
        data = file.read()
    found = tags(data)
    (offset,) = struct.unpack("<I", found[273].ljust(4, b"\0")[:4])
    (length,) = struct.unpack("<I", found[279].ljust(4, b"\0")[:4])
    read = gdal.Open(path).ReadAsArray().reshape(bands, SIZE, SIZE)
    text = lambda content: base64.b64encode(content).decode()
    parts = {
        "encoded": text(data[offset : offset + length]),
        "pixels": text(numpy.ascontiguousarray(numpy.moveaxis(read, 0, -1)).tobytes()),
    }
    if 347 in found:
        parts["jpegTables"] = text(found[347])
    return parts


VECTORS = {
    "LZW": vector("LZW"),
    "PACKBITS": vector("PACKBITS"),
    "DEFLATE": vector("DEFLATE"),
    "ZSTD": vector("ZSTD"),
    "JPEG": vector("JPEG", options=["JPEG_QUALITY=90"]),
    "JPEG_RGB": vector("JPEG", bands=3, options=["JPEG_QUALITY=90"]),
    "WEBP_LOSSLESS": vector("WEBP", bands=3, options=["WEBP_LOSSLESS=YES"]),
    "WEBP": vector("WEBP", bands=3, options=["WEBP_LEVEL=75"]),
    "LERC": vector("LERC", kind="float32"),
    "LERC_LOSSY": vector("LERC", kind="float32", options=["MAX_Z_ERROR=2"]),
}

if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "vectors.ts"), "w") as file:
        file.write(f"// Made with GDAL {gdal.__version__} by make-vectors.py.\n\n")
        file.write("/** Blocks of 16 × 16 pixels and what GDAL reads from them, base64; pixels are interleaved. */\n")
        file.write("export const VECTORS = {\n")
        for name, parts in VECTORS.items():
            file.write(f"  {name}: {{\n")
            for part, content in parts.items():
                file.write(f'    {part}:\n      "{content}",\n')
            file.write("  },\n")
        file.write("} as const;\n")
