import type { CatalogueConfig } from "../../config/types.ts";
import { isAtHome } from "./home.ts";
import { displayUrl, ProblemError, type Problem } from "../../problem/problem.ts";

/** The catalogue a sentence is about; an unlisted one has nothing to do with config.json or an account. */
export type Named = Pick<CatalogueConfig, "title" | "unlisted" | "url" | "signedSearch">;

/** What a failed answer means to a person, in a sentence that names the catalogue. */
export function problemOfStatus(named: Named, url: string, status: number, words?: string): Problem {
  const { title: catalogue, unlisted } = named;
  const place = { url: displayUrl(url), status };
  const said = words ? ` It says: “${words}”` : "";
  if (status === 401 && unlisted) {
    return {
      kind: "rights",
      message: `${catalogue} asks for a sign-in (401), and it is opened without one.${said}`,
      advice: "Whoever runs this site can offer a sign-in there by adding the catalogue to config.json.",
      ...place,
    };
  }
  if (status === 401 && named.signedSearch && !isAtHome(named, url)) {
    const { origin } = new URL(url);
    return {
      kind: "unsupported",
      message: `${catalogue} leads to ${origin}, which asks for a sign-in (401); the one for ${catalogue} is not sent there.${said}`,
      advice: `Tell the provider of ${catalogue}, or the operator of this site: a catalogue at ${origin} can be configured by itself.`,
      ...place,
    };
  }
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
      advice: unlisted
        ? "It is read without signing in, and this may need one."
        : "Check that your account may use this catalogue.",
      ...place,
    };
  }
  if (status === 404 || status === 410) {
    return {
      kind: "missing",
      message: `${catalogue} has nothing at ${place.url} (${status}).${said}`,
      advice: `Check the catalogue's address${whereWritten(unlisted)}, or choose another collection.`,
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

export function formatError(
  { title, unlisted }: Named,
  url: string,
  what: string,
  cause?: unknown,
): ProblemError {
  return new ProblemError(
    {
      kind: "format",
      message: `${title} answered with ${what}.`,
      advice: `Check the catalogue's address${whereWritten(unlisted)}: it should be the landing page of a STAC API, or a catalogue, collection or item.`,
      url: displayUrl(url),
    },
    { cause },
  );
}

/** A file that a catalogue of files names is something else. */
export function notStacError({ title }: Named, url: string): ProblemError {
  return new ProblemError({
    kind: "format",
    message: `${title} names a file that is not STAC: ${displayUrl(url)}.`,
    advice: "Tell the provider of the catalogue.",
    url: displayUrl(url),
  });
}

function whereWritten(unlisted: Named["unlisted"]): string {
  return unlisted ? "" : " in config.json";
}

/** An unlisted catalogue sends the page where it may not go: see `refusalToRead`. */
export function closedError({ title }: Named, url: string, refusal: string): ProblemError {
  return new ProblemError({
    kind: "unsupported",
    message: `${title} names an address that ${refusal}; nothing is asked there.`,
    advice: "Use another catalogue, or tell its provider.",
    url: displayUrl(url),
  });
}

export function networkError(named: Named, url: string, reason: string, cause?: unknown): ProblemError {
  return new ProblemError(networkProblem(named, url, reason), { cause });
}

/** No answer, or not the whole of it, within the deadline. */
export function lateProblem(named: Named, url: string): Problem {
  return networkProblem(named, url, "it did not answer in time");
}

function networkProblem({ title }: Named, url: string, reason: string): Problem {
  return {
    kind: "network",
    message: `${title} cannot be reached: ${reason}.`,
    advice: "Check the connection, then try again.",
    url: displayUrl(url),
  };
}

export function corsError({ title, unlisted }: Named, url: string, cause?: unknown): ProblemError {
  const ask = `Ask the provider of ${new URL(url).origin} to allow cross-origin requests`;
  return new ProblemError(
    {
      kind: "cors",
      message: `${title} is there, but its answers may not be read by a browser on this page (CORS).`,
      advice: unlisted ? `${ask}.` : `${ask}, or pass it through this server.`,
      url: displayUrl(url),
    },
    { cause },
  );
}

export function unknownCollection({ title }: Named, id: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "missing",
      message: `${title} has no collection “${id.slice(0, 100)}”.`,
      advice: "Choose another collection: this one may have been renamed or withdrawn.",
    },
    { cause },
  );
}

/** A later page failed: what the earlier ones brought is right, and stays. */
export function furtherPagesError({ title }: Named, problem: Problem, cause: unknown): ProblemError {
  return new ProblemError(
    {
      ...problem,
      message: `${title} did not give further pages: they are missing. ${problem.message}`,
      advice: "What was found is shown. Try again for the rest, or search a smaller area or a shorter time.",
    },
    { cause },
  );
}

/**
 * An answer that may not be read from a service whose landing page may: many leave out the headers of CORS
 * when they fail.
 */
export function unreadableFailure({ title }: Named, { url }: Problem, cause: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "server",
      message: `${title} can be reached, and its answer to this search may not be read by a page: most likely it failed.`,
      advice: "Change the search, or try again later; the provider's log says what happened.",
      ...(url === undefined ? {} : { url }),
    },
    { cause },
  );
}
