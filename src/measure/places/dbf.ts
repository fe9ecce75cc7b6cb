import { damaged } from "./limits.ts";

const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;

interface Field {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The rows of a dBASE III table as texts. Rows that are marked as deleted stay, because shapes are found by their
 * position.
 * @param encoding as in a .cpg file; UTF-8, or Windows-1252 where a text is not UTF-8, unless given
 * @throws ProblemError
 */
export function readDbf(bytes: Uint8Array, encoding?: string): readonly Readonly<Record<string, string>>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < FIELD_BYTES) throw damaged("The .dbf file is cut off.");
  const [rows, headerBytes, rowBytes] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ];
  if (rowBytes === 0 || headerBytes + rows * rowBytes > bytes.byteLength)
    throw damaged("The .dbf file is damaged or cut off.");
  const decode = decoderOf(encoding);
  const fields = fieldsOf(bytes, headerBytes, decode);
  return Array.from({ length: rows }, (_, row) => {
    const start = headerBytes + row * rowBytes;
    if (bytes[start] === DELETED) return {};
    return Object.fromEntries(
      fields.map(({ name, offset, length }) => [
        name,
        decode(bytes.subarray(start + offset, start + Math.min(rowBytes, offset + length))).trim(),
      ]),
    );
  });
}

function fieldsOf(
  bytes: Uint8Array,
  headerBytes: number,
  decode: (part: Uint8Array) => string,
): readonly Field[] {
  const fields: Field[] = [];
  // The first byte of a row is its mark.
  let offset = 1;
  for (let at = FIELD_BYTES; at + FIELD_BYTES <= headerBytes; at += FIELD_BYTES) {
    if (bytes[at] === END_OF_FIELDS) break;
    const name = decode(bytes.subarray(at, at + 11)).replace(/\0.*$/s, "");
    const length = bytes[at + 16] ?? 0;
    fields.push({ name, offset, length });
    offset += length;
  }
  return fields;
}

function decoderOf(encoding: string | undefined): (part: Uint8Array) => string {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const fallback = new TextDecoder("windows-1252");
  const named = encoding === undefined ? undefined : decoderNamed(encoding);
  return (part) => {
    if (named) return named.decode(part);
    try {
      return utf8.decode(part);
    } catch {
      return fallback.decode(part);
    }
  };
}

/** "UTF-8", "ISO-8859-1", "1252", "ANSI 1252"; undefined for names that no decoder has. */
function decoderNamed(name: string): TextDecoder | undefined {
  const trimmed = name.trim();
  const [, page] = /^(?:ansi\s*|cp|windows-)?(\d{3,5})$/i.exec(trimmed) ?? [];
  const label = page === undefined ? trimmed : page === "65001" ? "utf-8" : `windows-${page}`;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
