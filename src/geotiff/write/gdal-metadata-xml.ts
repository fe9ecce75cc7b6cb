import type { GeoTiffPlan } from "./types.ts";

/** GDAL's own tag: metadata of the file, then name, unit, scale and offset of each band. */
export function gdalMetadataXml({ metadata, bands }: Pick<GeoTiffPlan, "metadata" | "bands">): string {
  const items = Object.entries(metadata).map(([name, text]) => item({ name }, text));
  for (const [sample, { name, unit, scale, offset }] of bands.entries()) {
    const of = (key: string, role: string, value: string | number | undefined) => {
      if (value !== undefined) items.push(item({ name: key, sample, role }, String(value)));
    };
    of("DESCRIPTION", "description", name);
    of("UNITTYPE", "unittype", unit);
    of("SCALE", "scale", scale);
    of("OFFSET", "offset", offset);
  }
  return `<GDALMetadata>\n${items.join("")}</GDALMetadata>\n`;
}

function item(attributes: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`);
  // GDAL escapes its values twice, and undoes it twice.
  return `  <Item${list.join("")}>${escapeXml(escapeXml(text))}</Item>\n`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
