/**
 * What went wrong, as a plain value: it is shown to a person, kept in lists, and crosses worker
 * boundaries by structured clone. An `Error` does none of these well.
 */
export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence that names the thing: a catalogue, a scene, a file, a parameter. */
  readonly message: string;
  /** One sentence that says what to do about it. */
  readonly advice?: string;
  /** Without query string or fragment: signed URLs are credentials. */
  readonly url?: string;
  /** HTTP status, where one was received. */
  readonly status?: number;
  readonly scene?: string;
  readonly asset?: string;
}

/** Which of the things between a person and a pixel failed. */
export type ProblemKind =
  /** There is no sign-in, or the token was refused (401). */
  | "sign-in"
  /** Signed in, but not allowed (403). */
  | "rights"
  /** The browser was not allowed to read the answer. */
  | "cors"
  /** The server does not answer byte ranges, or answered the wrong bytes. */
  | "range"
  /** Not what it claims to be: HTML instead of JSON, a truncated or damaged file, invalid STAC. */
  | "format"
  /** A valid file of a kind that is not decoded here. */
  | "unsupported"
  /** The coordinate reference system is missing or unknown. */
  | "crs"
  /** Gone or never there (404, 410). */
  | "missing"
  /** The file was replaced while it was being read. */
  | "changed"
  /** Larger than the limits that protect the browser's memory. */
  | "limit"
  /** The browser cannot draw, or not any more. */
  | "graphics"
  /** An expression, band or mask that does not fit the assets. */
  | "recipe"
  /** The service failed (5xx) or asked to slow down (429). */
  | "server"
  /** Offline, reset, or no answer in time. */
  | "network"
  /** A mistake in the deployment's configuration or in a link. */
  | "configuration";

/** Carries a `Problem` through code that throws. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}

/** True for the rejection of an aborted operation, which is never shown to anybody. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The problem inside an error; an unexpected error becomes a problem of kind `fallback`. */
export function problemOf(error: unknown, fallback: ProblemKind = "format"): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: fallback, message: error instanceof Error ? error.message : String(error) };
}

/** A URL as it may be shown, logged or put into an error: without query string, fragment and credentials. */
export function displayUrl(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.origin}${parsed.pathname}`;
  } catch {
    return url.replace(/[?#].*$/s, "");
  }
}
