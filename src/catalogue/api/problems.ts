import { displayUrl, ProblemError, type Problem } from "../../problem/problem.ts";

/** What a failed answer means to a person, in a sentence that names the catalogue. */
export function problemOfStatus(catalogue: string, url: string, status: number, words?: string): Problem {
  const place = { url: displayUrl(url), status };
  const said = words ? ` It says: “${words}”` : "";
  if (status === 401) {
    return {
      kind: "sign-in",
      message: `${catalogue} asks for a sign-in (401).${said}`,
      advice: "Sign in to it in the account panel.",
      ...place,
    };
  }
  if (status === 403) {
    return {
      kind: "rights",
      message: `${catalogue} refuses this request (403).${said}`,
      advice: "Check that your account may use this catalogue.",
      ...place,
    };
  }
  if (status === 404 || status === 410) {
    return {
      kind: "missing",
      message: `${catalogue} has nothing at ${place.url} (${status}).${said}`,
      advice: "Check the catalogue's address in config.json, or choose another collection.",
      ...place,
    };
  }
  if (status === 429) {
    return {
      kind: "server",
      message: `${catalogue} asks to slow down (429).${said}`,
      advice: "Wait a minute, then search again.",
      ...place,
    };
  }
  if (status >= 500) {
    return {
      kind: "server",
      message: `${catalogue} failed to answer (${status}).${said}`,
      advice: "This is the service's own trouble: try again later.",
      ...place,
    };
  }
  return {
    kind: "format",
    message: `${catalogue} did not accept the request (${status}).${said}`,
    advice: "Change the search, or report it to the catalogue's provider.",
    ...place,
  };
}

export function formatError(catalogue: string, url: string, what: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "format",
      message: `${catalogue} answered with ${what}.`,
      advice: "Check the catalogue's address in config.json: it should be the landing page of a STAC API.",
      url: displayUrl(url),
    },
    { cause },
  );
}

export function networkError(catalogue: string, url: string, reason: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "network",
      message: `${catalogue} cannot be reached: ${reason}.`,
      advice: "Check the connection, then try again.",
      url: displayUrl(url),
    },
    { cause },
  );
}

export function corsError(catalogue: string, url: string, cause?: unknown): ProblemError {
  const { origin } = new URL(url);
  return new ProblemError(
    {
      kind: "cors",
      message: `${catalogue} is there, but its answers may not be read by a browser on this page (CORS).`,
      advice: `Ask the provider of ${origin} to allow cross-origin requests, or pass it through this server.`,
      url: displayUrl(url),
    },
    { cause },
  );
}
