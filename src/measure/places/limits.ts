import { ProblemError } from "../../problem/problem.ts";

/** What a dropped file may hold. A table of a thousand fields has some hundred kilobytes. */
export const MAX_FILE_BYTES = 50 * 2 ** 20;
/** What archives and XML may come to once they are unpacked. */
export const MAX_UNPACKED_BYTES = 100 * 2 ** 20;
export const MAX_FEATURES = 5000;
export const MAX_VERTICES = 500_000;

/** @throws ProblemError of kind `limit` */
export function requireAtMost(count: number, most: number, what: string): void {
  if (count <= most) return;
  throw new ProblemError({
    kind: "limit",
    message: `The file has more than ${most.toLocaleString("en")} ${what}.`,
    advice: "Split it, or simplify its outlines.",
  });
}

/** A file that is not what it says it is. */
export function damaged(message: string): ProblemError {
  return new ProblemError({
    kind: "format",
    message,
    advice: "Save it again as GeoJSON with longitude and latitude (EPSG:4326).",
  });
}
