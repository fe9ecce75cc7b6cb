import { unzipSync } from "fflate";
import { MAX_UNPACKED_BYTES, damaged, requireAtMost } from "./limits.ts";

/** Files of an archive with other endings are not unpacked. */
const WANTED = /\.(?:shp|dbf|prj|cpg|kml|gpx|geojson|json)$/i;
const MAX_ENTRIES = 1000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * The files of an archive that may hold places, by their names. What they come to is added up from the archive's
 * directory before any is unpacked; none becomes larger than it says there.
 * @throws ProblemError
 */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let [unpacked, entries] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        requireAtMost(entries, MAX_ENTRIES, "files in its archive");
        if (!WANTED.test(name) || name.includes("__MACOSX")) return false;
        unpacked += originalSize;
        requireAtMost(unpacked, MAX_UNPACKED_BYTES, "bytes unpacked");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof Error && error.name === "ProblemError") throw error;
    throw damaged("The archive is damaged or cut off.");
  }
}
