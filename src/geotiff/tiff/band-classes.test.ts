import { describe, expect, it } from "vitest";
import { auxiliaryClasses, metadataClasses } from "./band-classes.ts";

const field = (name: string, usage: number) =>
  `<FieldDefn index="0">\n<Name>${name}</Name>\n<Type>0</Type>\n<Usage>${usage}</Usage>\n</FieldDefn>`;
const row = (index: number, ...cells: readonly (string | number)[]) =>
  `<Row index="${index}">${cells.map((cell) => `<F>${cell}</F>`).join("\n")}</Row>`;
const band = (number: number, content: string) =>
  `<PAMRasterBand band="${number}">${content}</PAMRasterBand>`;
const table = (content: string, type = "thematic") =>
  `<GDALRasterAttributeTable tableType="${type}">${content}</GDALRasterAttributeTable>`;

/** As GDAL 3.6 writes a table with names and colours, and the categories of a second band. */
const WRITTEN = `<PAMDataset>
  ${band(
    1,
    table(
      [
        field("VALUE", 5),
        field("COUNT", 1),
        field("Class", 2),
        field("R", 6),
        field("G", 7),
        field("B", 8),
        row(0, 11, 9, "Open Water &amp; ice", 70, 107, 159),
        row(1, 41, 9, "Deciduous &lt;forest&gt;", 104, 171, 95),
      ].join("\n"),
    ),
  )}
  ${band(2, "<CategoryNames>\n<Category>none</Category>\n<Category></Category>\n<Category>forest</Category></CategoryNames>")}
</PAMDataset>`;

describe("auxiliary metadata of GDAL", () => {
  it("name the classes of a band, in their colours, and the categories of another", () => {
    const bands = auxiliaryClasses(WRITTEN);
    expect(bands.get(0)).toEqual([
      { value: 11, name: "Open Water & ice", colour: "#466b9f" },
      { value: 41, name: "Deciduous <forest>", colour: "#68ab5f" },
    ]);
    expect(bands.get(1)).toEqual([
      { value: 0, name: "none" },
      { value: 2, name: "forest" },
    ]);
  });

  it("are read by the names of columns where these say no more, and by row where there is no value", () => {
    const plain = table(field("Value", 0) + field("Class_Name", 0) + row(0, 7, "corn"));
    expect(auxiliaryClasses(band(1, plain)).get(0)).toEqual([{ value: 7, name: "corn" }]);
    const byRow = table(field("label", 2) + row(3, "wheat"));
    expect(auxiliaryClasses(band(1, byRow)).get(0)).toEqual([{ value: 3, name: "wheat" }]);
  });

  it("are no classes where a table is of ranges, names nothing, or gives no whole numbers", () => {
    const columns = field("Value", 5) + field("Name", 2);
    for (const content of [
      table(columns + row(0, 1, "low"), "athematic"),
      table(field("Value", 5) + field("Count", 1) + row(0, 1, 2)),
      table(columns + row(0, "1.5", "between") + row(1, 1, "")),
      "<Metadata><MDI key='STATISTICS_MEAN'>3</MDI></Metadata>",
    ]) {
      expect(auxiliaryClasses(band(1, content)).size).toBe(0);
    }
  });

  it("are read in one pass, whatever they are", () => {
    expect(auxiliaryClasses("<PAMRasterBand ".repeat(60_000)).size).toBe(0);
    const unclosed = `<PAMRasterBand band="1"><GDALRasterAttributeTable>${"<Row>".repeat(200_000)}`;
    expect(auxiliaryClasses(unclosed).size).toBe(0);
    const many = band(1, `<CategoryNames>${"<Category>a</Category>".repeat(40_000)}</CategoryNames>`);
    expect(auxiliaryClasses(many).get(0)).toHaveLength(40_000);
    expect(auxiliaryClasses(band(1, table("<Fields/><FieldDefn/>"))).size).toBe(0);
  });
});

describe("metadata in the tags of a file", () => {
  const metadata = (...items: readonly string[]) => `<GDALMetadata>\n${items.join("\n")}\n</GDALMetadata>`;
  const columns = [field("Value", 5), field("Class", 2), field("R", 6), field("G", 7), field("B", 8)].join(
    "",
  );
  const tableItem = (sample: number, content: string) =>
    `<Item name="DEFAULT_RASTER_ATTRIBUTE_TABLE" sample="${sample}" role="rat">${content}</Item>`;
  const flags = (sample: number, values: string, meanings: string) =>
    `<Item name="flag_meanings" sample="${sample}">${meanings}</Item>
     <Item name="flag_values" sample="${sample}">${values}</Item>`;

  it("name the classes of a band by the attribute table that GDAL 3.12 writes there", () => {
    const xml = metadata(
      '<Item name="AREA_OR_POINT">Area</Item>',
      tableItem(1, table(columns + row(0, 11, "Open water &amp; ice", 70, 107, 159) + row(1, 41, "Forest"))),
      '<Item name="SCALE" sample="1" role="scale">2</Item>',
    );
    expect([...metadataClasses(xml)]).toEqual([
      [
        1,
        [
          { value: 11, name: "Open water & ice", colour: "#466b9f" },
          { value: 41, name: "Forest" },
        ],
      ],
    ]);
  });

  it("name them by the flags of the CF conventions, where no table does", () => {
    const named = [
      { value: 10, name: "cropland rainfed" },
      { value: -54, name: "burnt area" },
    ];
    for (const values of ["{10,-54}", "10 -54", "10, -54"]) {
      const xml = metadata(flags(0, values, "cropland_rainfed burnt_area"));
      expect([...metadataClasses(xml)]).toEqual([[0, named]]);
    }
    const both = metadata(tableItem(0, table(columns + row(0, 1, "table"))), flags(0, "1", "flag"));
    expect(metadataClasses(both).get(0)).toEqual([{ value: 1, name: "table" }]);
  });

  it("name none of what is a histogram, of no band, or does not add up", () => {
    for (const xml of [
      metadata(tableItem(0, table(field("Min", 3) + field("Max", 4) + row(0, 1, 2), "athematic"))),
      metadata(tableItem(0, "")),
      metadata(`<Item name="flag_values">1,2</Item><Item name="flag_meanings">a b</Item>`),
      metadata(flags(0, "1,2,3", "a b")),
      metadata(flags(0, "low high", "a b")),
      `<GDALMetadata>${"<Item sample='0' role='rat'>".repeat(100_000)}`,
      "",
    ]) {
      expect(metadataClasses(xml).size).toBe(0);
    }
  });
});
