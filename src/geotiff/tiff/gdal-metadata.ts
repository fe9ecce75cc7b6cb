import { parseItems, unescapeXml } from "./metadata-items.ts";

/** What GDAL writes about one band into its GDAL_METADATA tag. */
export interface BandMetadata {
  scale?: number;
  offset?: number;
  unit?: string;
  description?: string;
}

/** Band metadata by zero-based band. Names are compared without their case and numbers may have a comma, as in GDAL. */
export function parseGdalMetadata(xml: string): Map<number, BandMetadata> {
  const bands = new Map<number, BandMetadata>();
  for (const { attributes, text: once } of parseItems(xml)) {
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
  return bands;
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
