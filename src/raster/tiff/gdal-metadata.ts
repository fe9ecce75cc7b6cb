/** What GDAL writes about one band into its GDAL_METADATA tag. */
export interface BandMetadata {
  scale?: number;
  offset?: number;
  unit?: string;
  description?: string;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Band metadata by zero-based band. The tag holds a flat list of XML items, which needs no XML parser
 * (and workers have none).
 */
export function parseGdalMetadata(xml: string): Map<number, BandMetadata> {
  const bands = new Map<number, BandMetadata>();
  for (const [, attributes = "", content = ""] of xml.matchAll(/<Item\b([^>]*)>([^<]*)<\/Item>/g)) {
    const role = attributeOf(attributes, "role");
    const sample = attributeOf(attributes, "sample");
    if (role === undefined || sample === undefined || !/^\d{1,6}$/.test(sample)) continue;
    const band = bands.get(Number(sample)) ?? {};
    const text = unescape(content);
    const number = Number.parseFloat(text);
    if (role === "scale" && Number.isFinite(number)) band.scale = number;
    else if (role === "offset" && Number.isFinite(number)) band.offset = number;
    else if (role === "unittype" && text !== "") band.unit = text;
    else if (role === "description" && text !== "") band.description = text;
    else continue;
    bands.set(Number(sample), band);
  }
  return bands;
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1];
}

function unescape(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}
