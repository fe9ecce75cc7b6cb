import { displayUrl, ProblemError } from "../../problem/problem.ts";

/** The file is not what it claims to be, or is damaged. */
export function formatError(url: string, message: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "format",
      message,
      advice: "The file is damaged or not a GeoTIFF; tell its publisher.",
      url: displayUrl(url),
    },
    { cause },
  );
}

/** A valid file of a kind that is not decoded here. `what` completes "unsupported: …". */
export function unsupportedError(url: string, what: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "unsupported",
      message: `unsupported: ${what}`,
      advice: "Convert the file, for instance with gdal_translate -of COG.",
      url: displayUrl(url),
    },
    { cause },
  );
}

export function limitError(url: string, message: string): ProblemError {
  return new ProblemError({
    kind: "limit",
    message,
    advice: "Convert the file to a Cloud Optimized GeoTIFF with blocks of 512 pixels.",
    url: displayUrl(url),
  });
}

/** Damage stays, a broken connection does not: only the first may cost a file some of its parts. */
export function isAboutTheFile(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return ["format", "limit", "unsupported"].includes(error.problem.kind);
}
