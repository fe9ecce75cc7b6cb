import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { zipSync } from "fflate";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { positionsOf } from "../positions.ts";
import { columnTitles, namedBy, namesBy } from "./named.ts";
import { readPlaceFile, readPlaceText } from "./read-places.ts";
import { FIELDS, shapefileZip } from "./testing/fields.ts";
import type { ReadPlaces } from "./types.ts";

/** As many as places keep. */
const DEGREE_DIGITS = 6;

function fileOf(content: string | Uint8Array<ArrayBuffer>): Blob {
  return new Blob([content]);
}

/** The corners of each ring in one order, from one corner: formats turn rings round and begin elsewhere. */
function normalForm(position: readonly Position[]): readonly string[] {
  return [
    ...new Set(
      position.map(([lon = 0, lat = 0]) => `${lon.toFixed(DEGREE_DIGITS)} ${lat.toFixed(DEGREE_DIGITS)}`),
    ),
  ].toSorted();
}

function expectFields({ features }: ReadPlaces): void {
  expect(features.map(({ geometry }) => geometry.type)).toEqual(["Polygon", "MultiPolygon"]);
  for (const [index, { geometry }] of features.entries()) {
    const expected = FIELDS.features[index]?.geometry;
    if (expected?.type !== "Polygon" && expected?.type !== "MultiPolygon") throw new Error("not an area");
    expect(normalForm(positionsOf(geometry))).toEqual(normalForm(positionsOf(expected)));
    expect(geometry.coordinates).toHaveLength(expected.coordinates.length);
  }
}

describe("a file of places", () => {
  it("may be GeoJSON: a collection, a feature, or a geometry", async () => {
    const read = await readPlaceFile(fileOf(JSON.stringify(FIELDS)));
    expectFields(read);
    expect(read.columns).toEqual(["perceel", "gewas", "ha"]);
    expect(read.features[0]?.properties).toEqual({ perceel: "Noordakker", gewas: "maïs", ha: "3.5" });
    const [first] = FIELDS.features;
    expect((await readPlaceText(JSON.stringify(first))).features).toHaveLength(1);
    expect((await readPlaceText(JSON.stringify(first?.geometry))).features).toHaveLength(1);
  });

  it("may be a zipped shapefile in its own projection, with a table", async () => {
    const read = await readPlaceFile(fileOf(shapefileZip()));
    expectFields(read);
    expect(read.warnings).toEqual([]);
    expect(read.features.map(({ properties }) => properties)).toMatchObject([
      { perceel: "Noordakker", gewas: "maïs" },
      { perceel: "Två", gewas: "tarwe" },
    ]);
  });

  it("may be KML with data, holes and several parts", async () => {
    const read = await readPlaceText(`<?xml version="1.0"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>fields</name>
      <Placemark><name>North &amp; south</name>
        <ExtendedData><Data name="crop"><value>maize</value></Data></ExtendedData>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>
          5.1,51.2,0 5.11,51.2,0 5.11,51.21,0 5.1,51.2,0</coordinates></LinearRing></outerBoundaryIs>
          <innerBoundaryIs><LinearRing><coordinates>5.105,51.202 5.107,51.202 5.107,51.204 5.105,51.202</coordinates></LinearRing></innerBoundaryIs>
        </Polygon></Placemark>
      <Placemark><name><![CDATA[<b>Well</b>]]></name><Point><coordinates>5.2,51.3,12</coordinates></Point></Placemark>
      </Folder></Document></kml>`);
    expect(read.features.map(({ properties }) => properties)).toEqual([
      { name: "North & south", crop: "maize" },
      { name: "<b>Well</b>" },
    ]);
    expect(read.features[0]?.geometry.coordinates).toHaveLength(2);
    expect(read.features[1]?.geometry).toEqual({ type: "Point", coordinates: [5.2, 51.3] });
    expect(read.nameColumn).toBe("name");
  });

  it("may be GPX: waypoints, and tracks that go around something", async () => {
    const read = await readPlaceText(`<gpx xmlns="http://www.topografix.com/GPX/1/1">
      <wpt lat="51.3" lon="5.2"><name>Well</name></wpt>
      <trk><name>Round</name><trkseg><trkpt lat="51.2" lon="5.1"/><trkpt lat="51.2" lon="5.11"/>
        <trkpt lat="51.21" lon="5.11"/><trkpt lat="51.2003" lon="5.1003"/></trkseg></trk>
      <trk><name>There</name><trkseg><trkpt lat="51.2" lon="5.1"/><trkpt lat="51.3" lon="5.2"/></trkseg></trk></gpx>`);
    expect(read.features.map(({ geometry, properties }) => [properties["name"], geometry.type])).toEqual([
      ["Well", "Point"],
      ["Round", "Polygon"],
    ]);
    expect(read.warnings).toEqual(["Feature 3 is a line, which has no area, and was left out."]);
  });

  it("may be lines of coordinates or well-known text", async () => {
    const read = await readPlaceText("51.2, 5.1\n\nSRID=4326;POINT(5.2 51.3)\nPOLYGON((0 0,1 0,1 1,0 0))");
    expect(read.features.map(({ geometry }) => geometry.coordinates)).toEqual([
      [5.1, 51.2],
      [5.2, 51.3],
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]);
  });

  it("names its features by the column that a person chooses", async () => {
    const read = await readPlaceText(JSON.stringify(FIELDS));
    expect(namedBy(read, "perceel").map(({ name }) => name)).toEqual(["Noordakker", "Två"]);
    expect([...namesBy(read, ["4", "5"], "perceel")]).toEqual([
      ["4", "Noordakker"],
      ["5", "Två"],
    ]);
    expect([...namesBy(read, ["4", "5"], null).values()]).toEqual(["Place 4", "Place 5"]);
    expect(columnTitles(read).find(({ name }) => name === "perceel")?.title).toBe("perceel (Noordakker, …)");
    expect(namedBy(read, undefined)[0]).not.toHaveProperty("name");
  });
});

const gdal = spawnSync("ogr2ogr", ["--version"], { encoding: "utf8" });
const reason = gdal.status === 0 ? gdal.stdout.trim().split(",")[0] : "ogr2ogr is not installed";

describe.skipIf(gdal.status !== 0)(`files written by GDAL (${reason})`, () => {
  it.each([
    ["ESRI Shapefile", "EPSG:3035"],
    ["ESRI Shapefile", "EPSG:3857"],
    ["ESRI Shapefile", "EPSG:28992"],
    ["ESRI Shapefile", "EPSG:4326"],
    ["KML", "EPSG:4326"],
    ["GeoJSON", "EPSG:4326"],
  ])("hold the same places: %s in %s", { timeout: 30_000 }, async (format, crs) => {
    const folder = mkdtempSync(join(tmpdir(), "places-"));
    try {
      writeFileSync(join(folder, "source.geojson"), JSON.stringify(FIELDS));
      const target = format === "ESRI Shapefile" ? "written.shp" : "written.out";
      const options = ["-f", format, "-t_srs", crs, "-lco", "ENCODING=UTF-8", target, "source.geojson"];
      execFileSync("ogr2ogr", options, { cwd: folder, stdio: "ignore" });
      const written = readdirSync(folder).filter((name) => name.startsWith("written"));
      const contents = Object.fromEntries(
        written.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
      );
      const [only] = Object.values(contents);
      const bytes = written.length > 1 ? zipSync(contents) : only;
      expectFields(await readPlaceFile(fileOf(Uint8Array.from(bytes ?? []))));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function messageOf(read: Promise<unknown>): Promise<string> {
  const error: unknown = await read.catch((reason: unknown) => reason);
  if (error instanceof ProblemError) return error.message;
  throw new Error("it was not refused", { cause: error });
}

describe("what is no file of places", () => {
  it.each([
    ["", "nothing"],
    ["hello", "Line 1"],
    ["{", "not JSON"],
    ["[1]", "not GeoJSON"],
    ['{"type":"Topology"}', "not GeoJSON"],
    ['{"type":"FeatureCollection"}', "lacks its features"],
    ['{"type":"FeatureCollection","features":[]}', "no features"],
    ['{"type":"Point","coordinates":[640000,5690000]}', "not longitude and latitude"],
    ['{"type":"Polygon","coordinates":"x"}', "cannot be read"],
    ['{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}', "fewer than three corners"],
    ['{"type":"LineString","coordinates":[[0,0],[9,9]]}', "no area"],
    ["<kml><Placemark></kml>", "XML is damaged"],
    ["<html></html>", "neither KML nor GPX"],
    ['<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>', "XML is damaged"],
  ])("is told in a sentence: %s", async (text, expected) => {
    expect(await messageOf(readPlaceText(text))).toContain(expected);
  });

  it("names the projection of an older GeoJSON that is not in degrees", async () => {
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::28992" } };
    const text = JSON.stringify({ ...FIELDS, crs });
    expect(await messageOf(readPlaceText(text))).toContain("EPSG::28992");
    const degrees = { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } };
    expectFields(await readPlaceText(JSON.stringify({ ...FIELDS, crs: degrees })));
  });

  it("is refused before it is read where it is too large", async () => {
    const huge = { size: 60 * 2 ** 20, arrayBuffer: () => Promise.reject(new Error("read")) };
    expect(await messageOf(readPlaceFile(huge))).toContain("60 MB");
    const many = Array.from({ length: 5001 }, () => FIELDS.features[0]);
    expect(await messageOf(readPlaceText(JSON.stringify({ ...FIELDS, features: many })))).toContain(
      "5,000 features",
    );
  });

  it("is refused where an archive unpacks to too much, or holds nothing of use", async () => {
    const bomb = zipSync({ "a.geojson": new Uint8Array(101 * 2 ** 20) }, { level: 1 });
    expect(await messageOf(readPlaceFile(fileOf(Uint8Array.from(bomb))))).toContain("bytes unpacked");
    const other = zipSync({ "photo.jpg": new Uint8Array(3) });
    expect(await messageOf(readPlaceFile(fileOf(Uint8Array.from(other))))).toContain("neither a shapefile");
  });

  it("is a sentence or places, however a shapefile is damaged", async () => {
    const whole = shapefileZip();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, cut) => {
        const bytes = whole.slice(0, Math.max(4, whole.length - (cut % 200)));
        bytes[at % bytes.length] = byte;
        const result: unknown = await readPlaceFile(fileOf(bytes)).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(ProblemError);
      }),
    );
  });
});
