import type { Problem } from "../../problem/problem.ts";
import { isHttp } from "./href.ts";

/** A file of an item, as far as it takes to say whether its pixels can be read. */
interface File {
  readonly scene: string;
  readonly asset: string;
  readonly href: string;
  readonly mediaType: string | undefined;
}

type Verdict = readonly [pattern: RegExp, what: string];

/** By media type first: a file name says less than what its catalogue says of it. */
const MEDIA_TYPES: readonly Verdict[] = [
  [/^image\/jp2|jpeg2000|jpx/, "JPEG 2000"],
  [/netcdf/, "NetCDF"],
  [/hdf/, "HDF"],
  [/zarr/, "Zarr"],
  [/grib/, "GRIB"],
  [/zip|x-tar|gzip/, "an archive"],
  [/parquet|arrow|geopackage|flatgeobuf|geo\+json|shapefile/, "vector data"],
  [/laszip|copc|las$|point-?cloud/, "a point cloud"],
  [/^image\/(?:jpeg|png|webp|gif)/, "a picture without a georeference"],
  [/^(?:text|video|audio)\/|json|xml|html|pdf|yaml|octet-stream-metadata/, "not a raster"],
];

const EXTENSIONS: readonly Verdict[] = [
  [/\.(?:jp2|j2k|jpx)$/, "JPEG 2000"],
  [/\.(?:nc|nc4|cdf)$/, "NetCDF"],
  [/\.(?:h5|hdf5?|he5|hdf4)$/, "HDF"],
  [/\.zarr\/?$/, "Zarr"],
  [/\.(?:grib2?|grb2?)$/, "GRIB"],
  [/\.(?:zip|tar|tgz|gz|7z|safe)$/, "an archive"],
  [/\.(?:geojson|gpkg|shp|kml|parquet|fgb|dbf)$/, "vector data"],
  [/\.(?:las|laz)$/, "a point cloud"],
  [/\.(?:jpe?g|png|webp|gif|svg)$/, "a picture without a georeference"],
  [/\.(?:xml|json|txt|html?|md|csv|pdf|ya?ml|md5|mtl)$/, "not a raster"],
];

/** Why no pixel of the file can be read in a browser; undefined when there is no reason against it. */
export function unreadableReason(file: File): Problem | undefined {
  return schemeProblem(file) ?? formatProblem(file);
}

function schemeProblem({ scene, asset, href }: File): Problem | undefined {
  if (isHttp(href)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase() ?? "";
  const where = scheme === "file" ? "on a disk of its provider (file://)" : `at a ${scheme}:// address`;
  return {
    kind: "unsupported",
    message: `Asset ${asset} of scene ${scene} is only ${where}, which a browser cannot read.`,
    advice: "Choose another asset or collection, or ask the provider for an https address.",
    scene,
    asset,
  };
}

function formatProblem({ scene, asset, href, mediaType }: File): Problem | undefined {
  const what = formatOf(href, mediaType?.toLowerCase());
  if (what === undefined) return undefined;
  return {
    kind: "unsupported",
    message: `Asset ${asset} of scene ${scene} is ${what}; only GeoTIFF is drawn here.`,
    advice: "Choose an asset that is a (cloud-optimised) GeoTIFF.",
    scene,
    asset,
  };
}

function formatOf(href: string, mediaType: string | undefined): string | undefined {
  if (mediaType !== undefined && /tiff/.test(mediaType)) return undefined;
  const path = href.replace(/[?#].*$/s, "").toLowerCase();
  if (/\.tiff?$/.test(path)) return undefined;
  const byType = MEDIA_TYPES.find(([pattern]) => mediaType !== undefined && pattern.test(mediaType));
  return (byType ?? EXTENSIONS.find(([pattern]) => pattern.test(path)))?.[1];
}
