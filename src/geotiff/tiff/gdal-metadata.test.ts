import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGdalMetadata, parseOverviewFile } from "./gdal-metadata.ts";

const wrap = (items: string): string => `<GDALMetadata>${items}</GDALMetadata>`;
const scale = '<Item name="SCALE" sample="0" role="scale">0.5</Item>';

/** What GDAL 3.6.2 answers for files with these texts. */
describe("GDAL's metadata", () => {
  it.each([
    ["as GDAL writes it", wrap(scale)],
    ["with another order and quotes", wrap("<Item sample='0' role='scale' name='SCALE'>0.5</Item>")],
    ["in small letters", "<gdalmetadata><item sample='0' role='SCALE'>0.5</item></gdalmetadata>"],
    ["with a comma", wrap('<Item sample="0" role="scale">0,5</Item>')],
    ["as character data", wrap('<Item sample="0" role="scale"><![CDATA[0.5]]></Item>')],
    ["behind a declaration", `<?xml version="1.0"?>${wrap(scale)}`],
    ["beside a comment", wrap(`${scale}<!-- <Item sample="0" role="scale">7</Item> -->`)],
    ["beside items of the file", wrap(`<Item name="scale">7</Item>${scale}`)],
    ["the last of two", wrap(`<Item sample="0" role="scale">7</Item>${scale}`)],
    ["before it is cut off", `<GDALMetadata>${scale}<Item sample="0" role="offset">3`],
  ])("tells the scale of a band: %s", (_, xml) => {
    expect(parseGdalMetadata(xml)).toEqual(new Map([[0, { scale: 0.5 }]]));
  });

  it.each([
    ["inside of another item", wrap(`<Item name="x">${scale}</Item>`)],
    ["of something that is no number", wrap('<Item sample="0" role="scale">nan</Item>')],
    ["of no band", wrap('<Item sample="-1" role="scale">0.5</Item>')],
    ["in a comment", wrap(`<!--${scale}-->`)],
  ])("does not tell it %s", (_, xml) => {
    expect(parseGdalMetadata(xml).size).toBe(0);
  });

  it("names bands and units, which GDAL escapes twice", () => {
    const items =
      '<Item sample="1" role="description">red &amp;amp; r&#233;d</Item><Item sample="1" role="unittype">&amp;lt;m&amp;gt;</Item>';
    expect(parseGdalMetadata(wrap(items))).toEqual(new Map([[1, { description: "red & réd", unit: "<m>" }]]));
  });

  it("tells statistics where they tell two numbers apart", () => {
    const item = (name: string, sample: number, value: string): string =>
      `<Item name="STATISTICS_${name}" sample="${sample}">${value}</Item>`;
    const whole = item("MINIMUM", 0, "31") + item("MAXIMUM", 0, "76.5") + item("MEAN", 0, "50");
    const flat = item("MINIMUM", 1, "7") + item("MAXIMUM", 1, "7") + item("STDDEV", 2, "nan");
    expect(parseGdalMetadata(wrap(scale + whole + flat))).toEqual(
      new Map([[0, { scale: 0.5, statistics: { minimum: 31, maximum: 76.5, mean: 50 } }]]),
    );
  });

  it("survives any text", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "Item",
      "/",
      '"',
      "<!--",
      "]]>",
      "<![CDATA[",
      "&#",
      ";",
      " sample=",
      "&lt;",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }),
        (texts) => parseGdalMetadata(texts.join("")) instanceof Map,
      ),
    );
  });
});

describe("the file that metadata name for overviews", () => {
  const named = (name: string): string =>
    wrap(`<Item name="OVERVIEW_FILE" domain="OVERVIEWS">${name}</Item>`);

  it.each([
    ["B04.tif.ovr", "B04.tif.ovr"],
    [":::BASE:::overviews/B04 10m.ovr", "overviews/B04 10m.ovr"],
  ])("is read: %s", (text, name) => {
    expect(parseOverviewFile(named(text))).toBe(name);
  });

  it.each([
    "https://elsewhere.test/a.ovr",
    "//elsewhere.test/a.ovr",
    "/a.ovr",
    "../a.ovr",
    "b/../../a.ovr",
    "a?b",
    "",
  ])("is not followed out of the folder of the file: %s", (text) => {
    expect(parseOverviewFile(named(text))).toBeUndefined();
  });

  it("is only what the item for it says", () => {
    expect(parseOverviewFile(wrap('<Item name="OVERVIEW_FILE">a.ovr</Item>'))).toBeUndefined();
    expect(parseOverviewFile(wrap(scale))).toBeUndefined();
  });
});
