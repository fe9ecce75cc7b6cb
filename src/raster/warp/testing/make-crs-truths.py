"""Writes crs-truths.json: coordinate reference systems of every kind, in every spelling that GDAL writes, and where
PROJ puts points of them. Needs GDAL's Python bindings; run as `python3 make-crs-truths.py > crs-truths.json`.

Truth is PROJ without grids, longitude and latitude on WGS 84 to the system's own coordinates."""

import base64
import json
import sys

from osgeo import gdal, osr

gdal.UseExceptions()
osr.SetPROJEnableNetwork(False)

GEOS = "+proj=geos +units=m +no_defs"
SPHERE = "+R=6371007.181 +units=m +no_defs"
WGS84 = "+datum=WGS84 +units=m +no_defs"

# What GDAL is asked for, and points that lie well inside of it.
SYSTEMS = {
    "geographic WGS 84": ("EPSG:4326", [(5, 51), (-170, -80)]),
    "geographic ETRS89": ("EPSG:4258", [(5, 51), (30, 60)]),
    "UTM 31N": ("EPSG:32631", [(5.1, 51.2), (2, 10)]),
    "UTM 55S": ("EPSG:32755", [(147.1, -31.2), (150, -5)]),
    "Web Mercator": ("EPSG:3857", [(5.1, 51.2), (-120, -60)]),
    "World Mercator": ("EPSG:3395", [(5.1, 51.2), (-120, -60)]),
    "LAEA Europe": ("EPSG:3035", [(14.2, 50.1), (-10, 38)]),
    "Conus Albers": ("EPSG:5070", [(-90, 40), (-120, 47)]),
    "Australian Albers": ("EPSG:3577", [(135, -25), (116, -33)]),
    "NSIDC north": ("EPSG:3413", [(-45, 75), (120, 65)]),
    "Antarctic polar stereographic": ("EPSG:3031", [(60, -75), (-120, -85)]),
    "UPS north": ("EPSG:5041", [(20, 86), (-100, 88)]),
    "EASE-Grid 2.0 global": ("EPSG:6933", [(20, 30), (-150, -60)]),
    "EASE-Grid 2.0 north": ("EPSG:6931", [(20, 60), (-150, 80)]),
    "Canada Atlas Lambert": ("EPSG:3978", [(-95, 50), (-120, 65)]),
    "Lambert-93": ("EPSG:2154", [(2.5, 47), (7, 44)]),
    "NTF (Paris) zone II": ("EPSG:27572", [(2.5, 47), (7, 44)]),
    "Amersfoort RD New": ("EPSG:28992", [(5.4, 52.1), (6.5, 53)]),
    "Swiss LV95": ("EPSG:2056", [(7.5, 47), (9, 46.5)]),
    "Michigan oblique Mercator": ("EPSG:3078", [(-85, 45), (-88, 46)]),
    "Krovak east north": ("EPSG:5514", [(15, 50), (18, 49)]),
    "New York Long Island, feet": ("EPSG:2263", [(-73.9, 40.7), (-72.5, 41)]),
    "Equi7 Europe": (
        "+proj=aeqd +lat_0=53 +lon_0=24 +x_0=5837287.81977 +y_0=2121415.69617 " + WGS84,
        [(5, 51), (30, 60)],
    ),
    "Mollweide": ("ESRI:54009", [(20, 30), (-120, -60)]),
    "Robinson": ("ESRI:54030", [(20, 30), (-120, -60)]),
    "Eckert IV": ("ESRI:54012", [(20, 30), (-120, -60)]),
    "cylindrical equal area": ("ESRI:54034", [(20, 30), (-120, -60)]),
    "Canada Albers": ("ESRI:102001", [(-95, 50), (-120, 65)]),
    "Asia Lambert": ("ESRI:102012", [(100, 30), (80, 20)]),
    "Europe equidistant conic": ("ESRI:102031", [(10, 50), (25, 60)]),
    "Goode homolosine": ("ESRI:54052", [(20, 30), (-120, -20)]),
    "Winkel Tripel": ("ESRI:54042", [(20, 30), (-120, -60)]),
    "MODIS sinusoidal": ("+proj=sinu " + SPHERE, [(20, 55), (-100, 30)]),
    "interrupted Goode homolosine": ("+proj=igh " + WGS84, [(20, 30), (-120, -20)]),
    "rotated pole": (
        "+proj=ob_tran +o_proj=longlat +o_lon_p=-162 +o_lat_p=39.25 +lon_0=180 +R=6371229 +no_defs",
        [(10, 50), (15, 45)],
    ),
    "Meteosat at 0": (GEOS + " +h=35785831 +lon_0=0 +a=6378169 +b=6356583.8", [(10, 40), (-30, -20)]),
    "Meteosat at 45.5": (GEOS + " +h=35785831 +lon_0=45.5 +a=6378169 +b=6356583.8", [(50, 40), (70, -20)]),
    "GOES-16, sweep x": (GEOS + " +h=35786023 +lon_0=-75 +sweep=x +ellps=GRS80", [(-90, 40), (-60, -20)]),
    "Himawari": (GEOS + " +h=35785863 +lon_0=140.7 +a=6378137 +b=6356752.3", [(135, 35), (150, -30)]),
    "Lambert azimuthal, own centre": ("+proj=laea +lat_0=10 +lon_0=20 " + WGS84, [(25, 15), (0, -20)]),
    "stereographic, oblique": ("+proj=stere +lat_0=52 +lon_0=5 +k=0.9999 " + WGS84, [(5.4, 52.1), (9, 49)]),
    "orthographic": ("+proj=ortho +lat_0=40 +lon_0=10 " + WGS84, [(25, 45), (0, 20)]),
    "gnomonic": ("+proj=gnom +lat_0=40 +lon_0=10 " + WGS84, [(25, 45), (0, 20)]),
    "polyconic": ("+proj=poly +lat_0=0 +lon_0=-54 " + WGS84, [(-50, -10), (-60, -20)]),
    "Cassini": ("+proj=cass +lat_0=51 +lon_0=5 " + WGS84, [(5.4, 52.1), (7, 49)]),
    "Bonne": ("+proj=bonne +lat_1=45 +lon_0=5 " + WGS84, [(5.4, 52.1), (9, 40)]),
    "Lambert conic, one parallel": ("+proj=lcc +lat_1=25 +lat_0=25 +lon_0=265 +R=6371229 +units=m", [(-90, 40), (-110, 30)]),
    "plate carrée": ("+proj=eqc +lat_ts=30 +lon_0=10 " + WGS84, [(12, 50), (-60, -20)]),
    "transverse Mercator in kilometres": ("+proj=tmerc +lat_0=0 +lon_0=9 +k=1 +datum=WGS84 +units=km", [(9.5, 50), (11, 45)]),
    "azimuthal equidistant, polar": ("+proj=aeqd +lat_0=90 +lon_0=0 " + WGS84, [(20, 60), (-100, 75)]),
    "Miller": ("+proj=mill +lon_0=0 " + WGS84, [(20, 30), (-120, -60)]),
    "Van der Grinten": ("+proj=vandg +lon_0=0 " + WGS84, [(20, 30), (-120, -60)]),
}


def tiff(wkt, flavour):
    """A file of one pixel in that system, or None where GDAL cannot say it there."""
    name = "/vsimem/one.tif"
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.GetDriverByName("GTiff").Create(name, 1, 1, 1, gdal.GDT_Byte, options=["GEOTIFF_KEYS_FLAVOR=" + flavour])
        dataset.SetProjection(wkt)
        dataset.SetGeoTransform((0, 1, 0, 0, 0, -1))
        dataset = None
        handle = gdal.VSIFOpenL(name, "rb")
        content = gdal.VSIFReadL(1, gdal.VSIStatL(name).size, handle)
        gdal.VSIFCloseL(handle)
        # What GDAL itself does not read back says nothing.
        again = gdal.Open(name).GetSpatialRef()
        system = osr.SpatialReference(wkt)
        if again is None or not agree(system, again):
            return None
        return base64.b64encode(bytes(content)).decode()
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()
        for name in gdal.ReadDir("/vsimem/") or []:
            gdal.Unlink("/vsimem/" + name)


def transform_to(system):
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    for one in (wgs84, system):
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(wgs84, system)


POINTS = []


def agree(one, other):
    for lon, lat in POINTS:
        x, y, _ = transform_to(one).TransformPoint(lon, lat)
        u, v, _ = transform_to(other).TransformPoint(lon, lat)
        if not (abs(x - u) < 1 and abs(y - v) < 1):
            return False
    return True


truths = []
for name, (definition, points) in SYSTEMS.items():
    system = osr.SpatialReference()
    system.SetFromUserInput(definition)
    transform = transform_to(system)
    POINTS[:] = points
    spelled = {}
    try:
        spelled["wkt2"] = system.ExportToWkt(["FORMAT=WKT2_2018"])
        spelled["projjson"] = json.dumps(json.loads(system.ExportToPROJJSON()), separators=(",", ":"))
    except RuntimeError as error:
        print(name, error, file=sys.stderr)
    wkt = spelled.get("wkt2") or system.ExportToWkt()
    for key, flavour in (("tiff", "STANDARD"), ("esriTiff", "ESRI_PE")):
        written = tiff(wkt, flavour)
        if written is not None and written not in spelled.values():
            spelled[key] = written
    if definition.startswith(("EPSG:", "ESRI:")):
        spelled["code"] = definition
    at = []
    for lon, lat in points:
        x, y, _ = transform.TransformPoint(lon, lat)
        at.append([lon, lat, round(x, 4 if system.IsProjected() else 9), round(y, 4 if system.IsProjected() else 9)])
    truths.append({"name": name, "points": at, **spelled})

print(json.dumps({"source": "GDAL %s" % gdal.__version__, "systems": truths}, indent=1, ensure_ascii=False))
