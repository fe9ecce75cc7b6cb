import { type MetadataItem, parseItems, unescapeXml } from "./metadata-items.ts";

/** What GDAL writes about one band into its GDAL_METADATA tag. */
export interface BandMetadata {
  scale?: number;
  offset?: number;
  unit?: string;
  description?: string;
  statistics?: BandStatistics;
}

/** Of stored numbers, as `gdalinfo -stats` or `gdal_translate -stats` left them. */
export interface BandStatistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly mean?: number;
  readonly stddev?: number;
}

/** Band metadata by zero-based band. Names are compared without their case and numbers may have a comma, as in GDAL. */
export function parseGdalMetadata(xml: string): Map<number, BandMetadata> {
  const bands = new Map<number, BandMetadata>();
  const items = parseItems(xml);
  for (const { attributes, text: once } of items) {
    // GDAL escapes its values twice.
    const text = unescapeXml(once);
    const role = attributes.get("role")?.toLowerCase();
    const sample = attributes.get("sample");
    if (role === undefined || sample === undefined || !/^\d{1,6}$/.test(sample)) continue;
    const band = bands.get(Number(sample)) ?? {};
    const number = Number.parseFloat(text.replace(",", "."));
    if (role === "scale" && Number.isFinite(number)) band.scale = number;
    else if (role === "offset" && Number.isFinite(number)) band.offset = number;
    else if (role === "unittype" && text !== "") band.unit = text;
    else if (role === "description" && text !== "") band.description = text;
    else continue;
    bands.set(Number(sample), band);
  }
  for (const [sample, statistics] of statisticsOf(items)) {
    bands.set(sample, { ...bands.get(sample), statistics });
  }
  return bands;
}

/** Of bands whose STATISTICS_MINIMUM lies below their STATISTICS_MAXIMUM. */
function statisticsOf(items: readonly MetadataItem[]): Map<number, BandStatistics> {
  const found = new Map<number, Record<string, number>>();
  for (const { attributes, text } of items) {
    const [name, sample] = [attributes.get("name"), attributes.get("sample")];
    const value = Number.parseFloat(text);
    const [, key] = /^STATISTICS_(MINIMUM|MAXIMUM|MEAN|STDDEV)$/.exec(name ?? "") ?? [];
    if (key === undefined || !/^\d{1,6}$/.test(sample ?? "") || !Number.isFinite(value)) continue;
    const band = found.get(Number(sample)) ?? {};
    found.set(Number(sample), { ...band, [key.toLowerCase()]: value });
  }
  const statistics = new Map<number, BandStatistics>();
  for (const [sample, { minimum, maximum, mean, stddev }] of found) {
    if (minimum === undefined || maximum === undefined || minimum >= maximum) continue;
    const moments = { ...(mean === undefined ? {} : { mean }), ...(stddev === undefined ? {} : { stddev }) };
    statistics.set(sample, { minimum, maximum, ...moments });
  }
  return statistics;
}

/**
 * The file that holds the overviews, where the metadata name one: a name relative to the file's own folder.
 * Anything else (another place, a path upwards) is not followed.
 */
export function parseOverviewFile(xml: string): string | undefined {
  for (const { attributes, text } of parseItems(xml)) {
    if (attributes.get("name") !== "OVERVIEW_FILE" || attributes.get("domain") !== "OVERVIEWS") continue;
    // GDAL's word for the folder of the file itself.
    const name = unescapeXml(text)
      .trim()
      .replace(/^:::BASE:::/, "");
    if (/^[\w.-][\w. -]*(\/[\w.-][\w. -]*)*$/.test(name) && !name.split("/").includes("..")) return name;
  }
  return undefined;
}
