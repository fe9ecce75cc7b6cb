import { describe, expect, it } from "vitest";
import type { Asset } from "../types.ts";
import { assetsOf, type AssetContext } from "./assets.ts";
import { bandsOf } from "./bands.ts";

const CONTEXT: AssetContext = {
  scene: "scene-1",
  properties: {},
  base: "https://stac.example.org/items/scene-1",
  defaults: undefined,
  origins: undefined,
};

function asset(said: Record<string, unknown>, context: Partial<AssetContext> = {}): Asset {
  const found = assetsOf({ B04: { href: "./B04.tif", ...said } }, { ...CONTEXT, ...context })["B04"];
  if (!found) throw new Error("no asset");
  return found;
}

describe("where a file is", () => {
  it("starts relative addresses at the item", () => {
    expect(asset({}).href).toBe("https://stac.example.org/items/B04.tif");
  });

  it("takes the https alternate of s3:// and file:// addresses, with its need of a sign-in", () => {
    const alternate = { https: { href: "https://d.example.org/B04.tif", "auth:refs": ["oidc"] } };
    const found = asset({ href: "s3://eodata/B04.tif", alternate });
    expect(found.href).toBe("https://d.example.org/B04.tif");
    expect(found.protected).toBe(true);
    expect(found.unreadable).toBeUndefined();
  });

  it("keeps the https address when the alternate is a disk of the provider (Terrascope)", () => {
    const alternate = { local: { href: "file:///data/B04.tif" } };
    expect(asset({ href: "https://s.example.org/B04.tif", alternate }).href).toBe(
      "https://s.example.org/B04.tif",
    );
  });

  it("says which file is only on S3, JPEG 2000, NetCDF, Zarr or no raster at all", () => {
    const reasons: [Record<string, unknown>, string][] = [
      [{ href: "s3://bucket/B04.tif" }, "s3://"],
      [{ href: "./B04.jp2", type: "image/jp2" }, "JPEG 2000"],
      [{ href: "./x.nc" }, "NetCDF"],
      [{ href: "https://x.example.org/store.zarr" }, "Zarr"],
      [{ href: "./m.xml", type: "application/xml" }, "not a raster"],
    ];
    for (const [said, reason] of reasons) {
      const { unreadable } = asset(said);
      expect(unreadable?.kind).toBe("unsupported");
      expect(unreadable?.message).toContain(reason);
      expect(unreadable?.message).toContain("B04");
      expect(unreadable?.message).toContain("scene-1");
    }
  });

  it("believes a media type of TIFF before a name, and a name when there is no type", () => {
    expect(
      asset({ href: "./download?id=5", type: "image/tiff; application=geotiff" }).unreadable,
    ).toBeUndefined();
    expect(asset({ href: "./B04.TIF", type: "application/octet-stream" }).unreadable).toBeUndefined();
  });

  it("names an origin that the deployment does not list", () => {
    const { unreadable } = asset(
      { href: "https://elsewhere.example.org/B04.tif" },
      { origins: ["https://stac.example.org"] },
    );
    expect(unreadable?.kind).toBe("configuration");
    expect(unreadable?.message).toContain("https://elsewhere.example.org");
  });
});

describe("bands", () => {
  it("are read from STAC 1.1, inheriting what the asset says (Terrascope)", () => {
    const { bands } = asset({
      data_type: "int16",
      nodata: 32767,
      "raster:scale": 0.0001,
      "raster:offset": 0,
      unit: "-",
      bands: [{ name: "B04", "eo:common_name": "red" }],
    });
    expect(bands).toEqual([
      { name: "B04", commonName: "red", dataType: "int16", nodata: 32767, scale: 0.0001, offset: 0 },
    ]);
  });

  it("are read from STAC 1.0, eo:bands and raster:bands side by side", () => {
    const { bands } = asset({
      "eo:bands": [
        { name: "B04", common_name: "red" },
        { name: "B08", common_name: "nir" },
      ],
      "raster:bands": [
        { nodata: "nan", scale: 2 },
        { nodata: -9999, offset: 1 },
      ],
    });
    expect(bands).toEqual([
      { name: "B04", commonName: "red", nodata: Number.NaN, scale: 2 },
      { name: "B08", commonName: "nir", nodata: -9999, offset: 1 },
    ]);
  });

  it("are looked up in the item's list where the asset only numbers them (STAC 0.6 to 0.9)", () => {
    const properties = {
      "eo:bands": [
        { name: "B1", common_name: "blue" },
        { name: "B2", common_name: "green" },
      ],
    };
    expect(asset({ "eo:bands": [1] }, { properties }).bands).toEqual([{ name: "B2", commonName: "green" }]);
  });

  it("are named after the file where the asset is (Terrascope's older items)", () => {
    const key = "S2B_20200605T103629_31UFS_TOC-B04_10M_V200.tif";
    const found = assetsOf({ [key]: { href: `./${key}`, "raster:bands": [{ scale: 0.0001 }] } }, CONTEXT);
    expect(found[key]?.bands).toEqual([{ name: "B04", scale: 0.0001 }]);
  });

  it("are one where the item names none", () => {
    expect(asset({}).bands).toEqual([{}]);
  });

  it("come from the collection's item_assets where the item leaves them out", () => {
    const defaults = { B04: { bands: [{ name: "B04", "eo:common_name": "red" }] } };
    expect(asset({}, { defaults }).bands[0]?.commonName).toBe("red");
  });

  it("lose the offset that Earth Search has already applied, and no other", () => {
    const said = { "raster:bands": [{ scale: 0.0001, offset: -0.1 }] };
    expect(asset(said, { properties: { "earthsearch:boa_offset_applied": true } }).bands[0]?.offset).toBe(0);
    expect(asset(said, { properties: { "earthsearch:boa_offset_applied": false } }).bands[0]?.offset).toBe(
      -0.1,
    );
  });

  it("of Sentinel-2 get the scale that Planetary Computer leaves out, by their baseline", () => {
    const said = { "eo:bands": [{ name: "B04" }] };
    const of = (baseline: string): unknown =>
      asset(said, { properties: { "s2:product_type": "S2MSI2A", "s2:processing_baseline": baseline } })
        .bands[0];
    expect(of("02.12")).toEqual({ name: "B04", nodata: 0, scale: 0.0001, offset: 0, corrected: true });
    expect(of("04.00")).toEqual({ name: "B04", nodata: 0, scale: 0.0001, offset: -0.1, corrected: true });
    expect(
      asset(
        { "eo:bands": [{ name: "SCL" }] },
        { properties: { "s2:product_type": "S2MSI2A", "s2:processing_baseline": "05.09" } },
      ).bands,
    ).toEqual([{ name: "SCL" }]);
  });

  it("of Landsat Collection 2 Level 2 get the scale of the product, and Level 1 does not", () => {
    const of = (level: string): unknown => {
      const properties = { "landsat:collection_number": "02", "landsat:processing_level": level };
      return asset({ "eo:bands": [{ name: "SR_B4" }] }, { properties }).bands[0];
    };
    expect(of("L2SP")).toEqual({ name: "SR_B4", nodata: 0, scale: 0.0000275, offset: -0.2, corrected: true });
    expect(of("L1TP")).toEqual({ name: "SR_B4" });
  });

  it("of a picture keep its bytes, although they are called like reflectances", () => {
    const properties = { "s2:product_type": "S2MSI2A", "s2:processing_baseline": "05.11" };
    const bands = { "eo:bands": [{ name: "B04" }, { name: "B03" }, { name: "B02" }] };
    const of = (key: string, said: Record<string, unknown>): unknown =>
      assetsOf({ [key]: { href: `./${key}.tif`, ...bands, ...said } }, { ...CONTEXT, properties })[key]
        ?.bands[0];
    // As Planetary Computer and Earth Search (c1, v0) write it.
    expect(of("visual", { roles: ["data"], title: "True color image" })).toEqual({ name: "B04" });
    const bytes = Array.from({ length: 3 }, () => ({ nodata: 0, data_type: "uint8" }));
    expect(of("visual", { roles: ["visual"], "raster:bands": bytes })).toEqual({
      name: "B04",
      dataType: "uint8",
      nodata: 0,
    });
    expect(of("overview", { roles: ["overview"] })).toEqual({ name: "B04" });
    expect(of("anything", { "raster:bands": bytes })).not.toHaveProperty("scale");
    // Reflectance in sixteen bits stays reflectance, whatever its role.
    const wide = { roles: ["visual"], "raster:bands": [{ data_type: "uint16" }] };
    expect(of("visual", wide)).toMatchObject({ scale: 0.0001, offset: -0.1 });
  });

  it("are named where only `raster:bands` names them, as openEO does", () => {
    const { bands } = asset({ "raster:bands": [{ name: "B04" }, { name: "B08" }] });
    expect(bands).toEqual([{ name: "B04" }, { name: "B08" }]);
  });

  it("have the item's statistics, and percentiles of its histogram", () => {
    const of = (said: Record<string, unknown>): unknown =>
      asset({ "raster:bands": [said] }).bands[0]?.statistics;
    const statistics = { minimum: 31, maximum: 76 };
    expect(of({ statistics })).toEqual(statistics);
    expect(of({ statistics: { ...statistics, mean: 40, stddev: "5", valid_percent: 9 } })).toEqual({
      ...statistics,
      mean: 40,
      stddev: 5,
    });
    // 1 % of the counts at either end.
    const histogram = { min: 0, max: 100, count: 10, buckets: [1, 0, 0, 49, 0, 0, 49, 0, 0, 1] };
    expect(of({ statistics, histogram })).toEqual({ ...statistics, percentiles: [30, 70] });
    expect(of({ histogram })).toEqual({ minimum: 30, maximum: 70, percentiles: [30, 70] });
    expect(of({ statistics: { minimum: 5, maximum: 5 } })).toBeUndefined();
    expect(of({ histogram: { min: 0, max: 9, buckets: [] } })).toBeUndefined();
    expect(asset({ statistics }).bands[0]?.statistics).toEqual(statistics);
    // Extremes that count pixels without data, or that any pixel lies between, say nothing.
    expect(of({ nodata: -9999, statistics: { minimum: -9999, maximum: 76 } })).toBeUndefined();
    expect(of({ nodata: 255, histogram: { min: 0, max: 255, buckets: [1, 2, 97] } })).toBeUndefined();
    expect(of({ data_type: "uint16", statistics: { minimum: 0, maximum: 65_535 } })).toBeUndefined();
    const whole = { minimum: 0, maximum: 65_535, mean: 900, stddev: 100 };
    expect(of({ data_type: "uint16", statistics: whole })).toEqual(whole);
  });

  it("of complex numbers are amplitude, intensity and phase, as they are read", () => {
    for (const dataType of ["cint16", "cint32", "cfloat32", "cfloat64", "complex64"]) {
      const bands = bandsOf(
        "VV",
        { "raster:bands": [{ data_type: dataType, nodata: 0 }], "eo:bands": [{ name: "VV" }] },
        {},
      );
      expect(bands.map(({ name }) => name)).toEqual(["VV amplitude", "VV intensity", "VV phase"]);
      expect(bands[2]).toMatchObject({ unit: "rad", statistics: { minimum: -Math.PI, maximum: Math.PI } });
      expect(bands.every(({ nodata }) => nodata === undefined)).toBe(true);
    }
    const both = bandsOf("slc", { bands: ["VV", "VH"].map((name) => ({ name })), data_type: "cfloat32" }, {});
    expect(both.map(({ name }) => name?.split(" ")[0])).toEqual(["VV", "VH", "VV", "VH", "VV", "VH"]);
  });

  it("tell the bits that mean something by themselves, and no levels of confidence", () => {
    const fields = [
      { name: "cloud", offset: 3, length: 1, classes: [{ value: 0 }, { value: 1, name: "cloud" }] },
      { name: "cloud_confidence", offset: 8, length: 2, classes: [] },
      { name: "beyond", offset: 64, length: 1 },
    ];
    expect(asset({ "classification:bitfields": fields }).bands[0]?.flags).toEqual([
      { bit: 3, name: "cloud" },
    ]);
  });

  it("have the classes and colours of the classification extension", () => {
    const classes = [{ value: 10, description: "Tree cover", color_hint: "006400" }, { value: "x" }];
    expect(asset({ "classification:classes": classes }).bands[0]?.classes).toEqual([
      { value: 10, name: "Tree cover", colour: "#006400" },
    ]);
  });
});

describe("the grid of a file", () => {
  it("is read from proj:code and proj:epsg, on the asset or the item", () => {
    expect(asset({ "proj:code": "EPSG:32631" }).projection.code).toBe("EPSG:32631");
    expect(asset({}, { properties: { "proj:epsg": 32632 } }).projection.code).toBe("EPSG:32632");
    expect(asset({ "proj:epsg": null }, { properties: { "proj:epsg": null } }).projection).toEqual({});
  });

  it("keeps six numbers of a transform of nine, and none of a broken one", () => {
    const transform = [10, 0, 300000, 0, -10, 5300040, 0, 0, 1];
    expect(asset({ "proj:transform": transform }).projection.transform).toEqual(transform.slice(0, 6));
    expect(asset({ "proj:transform": [0, 0, 0, 0, 0, 0] }).projection.transform).toBeUndefined();
    expect(asset({ "proj:transform": ["10"] }).projection.transform).toBeUndefined();
  });

  it("does not give the item's shape to an asset that has its own transform", () => {
    const properties = { "proj:shape": [100, 100], "proj:transform": [10, 0, 0, 0, -10, 0] };
    const { projection } = asset({ "proj:transform": [20, 0, 0, 0, -20, 0] }, { properties });
    expect(projection).toEqual({ transform: [20, 0, 0, 0, -20, 0] });
  });
});
