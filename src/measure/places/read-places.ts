import type { Geometry } from "geojson";
import { geometryOfWkt } from "../../geo/wkt.ts";
import { ProblemError } from "../../problem/problem.ts";
import { type RawFeature, collectPlaces } from "./collect.ts";
import { parseCoordinates } from "./coordinates.ts";
import { MAX_FEATURES, MAX_FILE_BYTES, damaged, requireAtMost } from "./limits.ts";
import { featuresOfGeoJson } from "./read-geojson.ts";
import type { ReadPlaces } from "./types.ts";

/**
 * Places of a file: GeoJSON, KML, KMZ, GPX, a zipped shapefile, or lines of well-known text or coordinates. What
 * it is is told by its contents, not by its name.
 * @throws ProblemError of kind `limit`, `format` or `unsupported`, with a sentence about the file
 */
export async function readPlaceFile(file: Pick<Blob, "size" | "arrayBuffer">): Promise<ReadPlaces> {
  if (file.size > MAX_FILE_BYTES) {
    throw new ProblemError({
      kind: "limit",
      message: `The file has ${Math.round(file.size / 2 ** 20)} MB; up to ${MAX_FILE_BYTES / 2 ** 20} MB are read.`,
      advice: "Split it, or simplify its outlines.",
    });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { isZip } = await import("./unzip.ts");
  return isZip(bytes) ? readArchive(bytes) : readPlaceText(textOf(bytes));
}

/** Places of a text that was pasted or typed. @throws as `readPlaceFile` */
export async function readPlaceText(text: string): Promise<ReadPlaces> {
  const trimmed = text.trim();
  if (trimmed === "") throw damaged("There is nothing in it.");
  if (/^[{[]/.test(trimmed)) return collectPlaces(featuresOfGeoJson(trimmed));
  if (trimmed.startsWith("<")) return collectPlaces(await featuresOfXml(trimmed));
  return collectPlaces(featuresOfLines(trimmed));
}

async function featuresOfXml(text: string): Promise<readonly RawFeature[]> {
  const { parseXml } = await import("./xml.ts");
  const root = parseXml(text);
  if (root.name === "kml") return (await import("./read-kml.ts")).featuresOfKml(root);
  if (root.name === "gpx") return (await import("./read-gpx.ts")).featuresOfGpx(root);
  throw damaged(`The XML is neither KML nor GPX (its root is “${root.name.slice(0, 40)}”).`);
}

/** A geometry in well-known text may go over several lines; otherwise each line is one. */
function featuresOfLines(text: string): readonly RawFeature[] {
  const whole = geometryOfLine(text);
  if (whole) return [{ geometry: whole, properties: {} }];
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  requireAtMost(lines.length, MAX_FEATURES, "lines");
  return lines.map((line, index) => {
    const geometry = geometryOfLine(line);
    if (!geometry) throw damaged(`Line ${index + 1} is neither coordinates nor well-known text.`);
    return { geometry, properties: {} };
  });
}

function geometryOfLine(line: string): Geometry | undefined {
  const point = parseCoordinates(line);
  if (point) return { type: "Point", coordinates: [...point] };
  try {
    return geometryOfWkt(line.replace(/^\s*SRID=\d+;/i, ""));
  } catch {
    return undefined;
  }
}

async function readArchive(bytes: Uint8Array): Promise<ReadPlaces> {
  const { unzip } = await import("./unzip.ts");
  const files = unzip(bytes);
  const shapefiles = [...files.keys()].filter((name) => /\.shp$/i.test(name));
  if (shapefiles.length === 0) {
    const readable = [...files].find(([name]) => /\.(?:kml|gpx|geojson|json)$/i.test(name));
    if (!readable) throw damaged("The archive has neither a shapefile nor KML, GPX or GeoJSON in it.");
    return readPlaceText(textOf(readable[1]));
  }
  const { featuresOfShapefile } = await import("./shapefile.ts");
  const layerOf = (name: string) => {
    const beside = (ending: string): Uint8Array | undefined => {
      const wanted = `${name.slice(0, -3)}${ending}`.toLowerCase();
      return [...files].find(([other]) => other.toLowerCase() === wanted)?.[1];
    };
    const [prj, cpg] = [beside("prj"), beside("cpg")];
    return featuresOfShapefile({
      shp: files.get(name) ?? new Uint8Array(0),
      dbf: beside("dbf"),
      prj: prj && textOf(prj),
      cpg: cpg && textOf(cpg),
    });
  };
  const layers = await Promise.all(shapefiles.map(layerOf));
  return collectPlaces(
    layers.flatMap(({ features }) => features),
    layers.flatMap(({ warnings }) => warnings),
  );
}

/** UTF-8, or UTF-16 with its mark. */
function textOf(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = isWide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(label).decode(bytes);
}
