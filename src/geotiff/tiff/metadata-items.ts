/** One `<Item>` of GDAL's metadata. */
export interface MetadataItem {
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * The items right below the root of an XML text. Workers have no XML parser; this one knows elements,
 * comments, character data and entities, reads in one pass, and stops where the text is cut off.
 */
export function parseItems(xml: string): MetadataItem[] {
  const items: MetadataItem[] = [];
  let depth = 0;
  let open: { attributes: ReadonlyMap<string, string>; text: string } | undefined;
  for (const { kind, content } of parts(xml)) {
    if (kind === "text") {
      if (open !== undefined && depth === 2) open.text += content;
    } else if (content.startsWith("/")) {
      depth -= 1;
      if (depth === 1 && open !== undefined) items.push(open);
      if (depth <= 1) open = undefined;
    } else {
      const attributes = attributesOf(content);
      const isItem = depth === 1 && /^item\b/i.test(content);
      if (content.endsWith("/")) {
        if (isItem) items.push({ attributes, text: "" });
      } else {
        depth += 1;
        if (isItem) open = { attributes, text: "" };
      }
    }
  }
  return items;
}

interface Part {
  readonly kind: "tag" | "text";
  readonly content: string;
}

const SILENT = [
  ["<!--", "-->"],
  ["<?", "?>"],
] as const;
const [dataStart, dataEnd] = ["<![CDATA[", "]]>"];

function* parts(xml: string): Generator<Part> {
  for (let at = 0; at < xml.length;) {
    if (xml[at] !== "<") {
      const end = xml.indexOf("<", at);
      yield { kind: "text", content: unescapeXml(xml.slice(at, end < 0 ? undefined : end)) };
      at = end < 0 ? xml.length : end;
      continue;
    }
    const skipped = SILENT.find(([start]) => xml.startsWith(start, at));
    const isData = xml.startsWith(dataStart, at);
    const closing = skipped?.[1] ?? (isData ? dataEnd : ">");
    const end = xml.indexOf(closing, at);
    if (end < 0) return;
    if (isData) yield { kind: "text", content: xml.slice(at + dataStart.length, end) };
    else if (skipped === undefined) yield { kind: "tag", content: xml.slice(at + 1, end) };
    at = end + closing.length;
  }
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const pairs = [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return new Map(
    pairs.map(([, name = "", double, single]) => [name.toLowerCase(), unescapeXml(double ?? single ?? "")]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Entities as the characters they stand for. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
