import { addressesOf } from "./addresses.ts";
import { documentOf } from "../catalogue/static/document.ts";
import { MOST_JSON_BYTES } from "./limits.ts";

/** What a file is, by what is in it; "other" may be places. */
export type ContentKind = "geotiff" | "zip" | "stac" | "addresses" | "other";

/** "II*\0", "MM\0*", and the same with 43 for BigTIFF. */
const TIFF_HEADS = ["49492a00", "4d4d002a", "49492b00", "4d4d002b"];
const ZIP_HEAD = "504b0304";
const HEAD_BYTES = 4;
/** A list of addresses is a small thing. */
const MOST_LIST_BYTES = 1024 * 1024;

/** @param name tells only files without a telling content apart */
export async function contentKindOf(file: Blob, name: string): Promise<ContentKind> {
  const head = await headOf(file);
  if (TIFF_HEADS.includes(head)) return "geotiff";
  if (head === ZIP_HEAD) return "zip";
  if (/\.(?:geo)?json$/i.test(name) || head.startsWith("7b")) {
    return file.size <= MOST_JSON_BYTES && isStac(await file.text()) ? "stac" : "other";
  }
  if (file.size > MOST_LIST_BYTES) return "other";
  return addressesOf(await file.text()) === undefined ? "other" : "addresses";
}

async function headOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Features of GeoJSON are places; what makes them items are their version, their files, or their date. */
function isStac(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    const document = documentOf(parsed, "https://file.invalid/");
    if (document?.kind !== "items") return document !== undefined;
    const [first] = document.items as readonly (Readonly<Record<string, unknown>> | null)[];
    return typeof first === "object" && first !== null && ("stac_version" in first || "assets" in first);
  } catch {
    return false;
  }
}
