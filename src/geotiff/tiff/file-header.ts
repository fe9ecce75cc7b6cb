import { parseNumbers } from "./field.ts";
import type { HeaderReader } from "./header-reader.ts";
import { formatError, unsupportedError } from "./problems.ts";

/** The first bytes of a TIFF. */
export interface FileHeader {
  readonly littleEndian: boolean;
  readonly bigTiff: boolean;
  readonly firstDirectory: number;
}

/** @throws ProblemError `format` where this is no TIFF, naming what it looks like instead. */
export async function readFileHeader(reader: HeaderReader, signal?: AbortSignal): Promise<FileHeader> {
  const start = await reader.bytes(0, 8, signal);
  const order = String.fromCharCode(start[0] ?? 0, start[1] ?? 0);
  if (order !== "II" && order !== "MM") throw notTiff(reader.url, start);
  const littleEndian = order === "II";
  const [version = 0, offsetBytes = 0] = parseNumbers(start.subarray(2), 3, 2, littleEndian);
  if (version === 42) {
    const [firstDirectory = 0] = parseNumbers(start.subarray(4), 4, 1, littleEndian);
    return { littleEndian, bigTiff: false, firstDirectory };
  }
  if (version !== 43 || offsetBytes !== 8) throw notTiff(reader.url, start);
  const [firstDirectory = 0] = parseNumbers(await reader.bytes(8, 8, signal), 16, 1, littleEndian);
  return { littleEndian, bigTiff: true, firstDirectory };
}

function notTiff(url: string, start: Uint8Array): Error {
  const text = String.fromCharCode(...start);
  if (start[0] === 0xff && start[1] === 0x4f) return unsupportedError(url, "JPEG 2000");
  if (text.startsWith("\0\0\0\u000cjP")) return unsupportedError(url, "JPEG 2000");
  if (text.startsWith("\x89PNG")) return unsupportedError(url, "PNG");
  if (text.startsWith("\x89HDF") || text.startsWith("CDF")) return unsupportedError(url, "NetCDF or HDF5");
  if (text.startsWith("PK")) return unsupportedError(url, "ZIP archives");
  if (/^\s*</.test(text))
    return formatError(url, "The server sent markup (a web page or XML) instead of a GeoTIFF.");
  return formatError(url, "This is not a TIFF file.");
}
