import { unescapeXml } from "./metadata-items.ts";

/** A value with the name that the file's tags, or a file beside it, give it. */
export interface NamedValue {
  readonly value: number;
  readonly name: string;
  /** "#rrggbb" */
  readonly colour?: string;
}

/** More would be no classes. */
const MOST_ROWS = 65_536;

/** What a column of a raster attribute table is for, as GDAL numbers it (`GDALRATFieldUsage`). */
const USAGE = { name: 2, minimum: 3, value: 5, red: 6, green: 7, blue: 8 } as const;

/** By zero-based band. */
export type BandClasses = ReadonlyMap<number, readonly NamedValue[]>;

/**
 * The classes of each band that GDAL's auxiliary XML (`.aux.xml`, PAM) names: raster attribute tables that are not told
 * to be of ranges, else lists of category names.
 */
export function auxiliaryClasses(xml: string): BandClasses {
  const bands = new Map<number, readonly NamedValue[]>();
  for (const { tag, content } of elements(xml, "PAMRasterBand")) {
    const band = Number(attribute(tag, "band") ?? Number.NaN);
    const found = tableClasses(content) ?? categories(content);
    if (Number.isInteger(band) && band > 0 && found.length > 0) bands.set(band - 1, found);
  }
  return bands;
}

/**
 * The classes of each band that the GDAL_METADATA tag names: raster attribute tables, where GDAL 3.12 and later write
 * them, else the flags of the CF conventions, which GDAL takes along from netCDF.
 */
export function metadataClasses(xml: string): BandClasses {
  const bands = new Map<number, readonly NamedValue[]>();
  const flags = new Map<number, { values?: string; meanings?: string }>();
  for (const { tag, content } of elements(xml, "Item")) {
    const sample = attribute(tag, "sample") ?? "";
    if (!/^\d{1,6}$/.test(sample)) continue;
    const band = Number(sample);
    const name = attribute(tag, "name");
    if (attribute(tag, "role")?.toLowerCase() === "rat") {
      const found = tableClasses(content) ?? [];
      if (found.length > 0) bands.set(band, found);
    } else if (name === "flag_values") flags.set(band, { ...flags.get(band), values: content });
    else if (name === "flag_meanings") flags.set(band, { ...flags.get(band), meanings: content });
  }
  for (const [band, { values = "", meanings = "" }] of flags) {
    const found = flagClasses(values, unescapeXml(unescapeXml(meanings)));
    if (!bands.has(band) && found.length > 0) bands.set(band, found);
  }
  return bands;
}

/** `{1,2}` with `water burnt_area`, as CF has them; none where they are not as many. */
function flagClasses(values: string, meanings: string): readonly NamedValue[] {
  const numbers = values
    .replaceAll(/[{}]/g, "")
    .split(/[\s,]+/)
    .filter((text) => text !== "")
    .map(Number);
  const names = meanings.split(/\s+/).filter((text) => text !== "");
  if (numbers.length !== names.length || !numbers.every(Number.isInteger)) return [];
  return numbers
    .slice(0, MOST_ROWS)
    .map((value, index) => ({ value, name: (names[index] ?? "").replaceAll("_", " ") }));
}

/** Undefined where there is no table that names values. */
function tableClasses(band: string): readonly NamedValue[] | undefined {
  const [table] = elements(band, "GDALRasterAttributeTable");
  if (!table || /athematic/i.test(attribute(table.tag, "tableType") ?? "")) return undefined;
  const fields = elements(table.content, "FieldDefn").map(({ content }) => ({
    name: textOf(content, "Name") ?? "",
    usage: Number(textOf(content, "Usage") ?? Number.NaN),
  }));
  const withUsage = (usage: number) => fields.findIndex((field) => field.usage === usage);
  const called = (pattern: RegExp) => fields.findIndex(({ name }) => pattern.test(name));
  const first = (...columns: readonly number[]) => columns.find((column) => column >= 0) ?? -1;
  const value = first(withUsage(USAGE.value), withUsage(USAGE.minimum), called(/^value$/i));
  const name = first(withUsage(USAGE.name), called(/^(?:class|name|label|category|descr)/i));
  if (name < 0) return undefined;
  const channels = [USAGE.red, USAGE.green, USAGE.blue].map(withUsage);
  return elements(table.content, "Row")
    .slice(0, MOST_ROWS)
    .flatMap(({ tag, content }): NamedValue[] => {
      const cells = elements(content, "F").map((cell) => unescapeXml(cell.content).trim());
      const number = Number(value < 0 ? attribute(tag, "index") : cells[value]);
      const text = cells[name] ?? "";
      if (!Number.isInteger(number) || text === "") return [];
      const colour = colourOf(channels.map((column) => Number(cells[column] ?? Number.NaN)));
      return [{ value: number, name: text, ...(colour === undefined ? {} : { colour }) }];
    });
}

/** The first category is that of 0. */
function categories(band: string): readonly NamedValue[] {
  const [list] = elements(band, "CategoryNames");
  return elements(list?.content ?? "", "Category")
    .slice(0, MOST_ROWS)
    .map(({ content }, value) => ({ value, name: unescapeXml(content).trim() }))
    .filter(({ name }) => name !== "");
}

function colourOf(channels: readonly number[]): string | undefined {
  if (!channels.every((channel) => Number.isInteger(channel) && channel >= 0 && channel <= 255))
    return undefined;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

interface Element {
  /** What stands between `<` and `>`. */
  readonly tag: string;
  readonly content: string;
}

/** Elements of a name that hold none of their own name; one pass, and none after one that is not closed. */
function elements(xml: string, name: string): readonly Element[] {
  const found: Element[] = [];
  const closing = `</${name}>`;
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at)) {
    const end = xml.indexOf(">", at);
    if (end < 0) break;
    const tag = xml.slice(at + 1, end);
    at = end + 1;
    // <Fields> is no <F>.
    if (!/^[\s/]?$/.test(tag.charAt(name.length))) continue;
    if (tag.endsWith("/")) {
      found.push({ tag, content: "" });
      continue;
    }
    const close = xml.indexOf(closing, at);
    if (close < 0) break;
    found.push({ tag, content: xml.slice(at, close) });
    at = close + closing.length;
  }
  return found;
}

function textOf(xml: string, name: string): string | undefined {
  const content = elements(xml, name)[0]?.content;
  return content === undefined ? undefined : unescapeXml(content).trim();
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return value?.[1] ?? value?.[2];
}
