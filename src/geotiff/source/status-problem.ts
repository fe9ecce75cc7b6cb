import { signedUntil } from "../../http/signed-until.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import { fileName } from "./file-name.ts";

/** A refusal of an address that was signed beforehand, after its end. */
export function endedProblem(status: number, address: string, now: number): Problem | undefined {
  const until = signedUntil(address);
  if ((status !== 400 && status !== 401 && status !== 403) || until === undefined || until > now)
    return undefined;
  const when = new Date(until).toISOString().replace("T", " ").slice(0, 16);
  return {
    kind: "rights",
    message: `The signed address of ${fileName(address)} ran out (${when} UTC).`,
    advice: "The search is asked again for a new one; search again if that does not happen.",
    url: displayUrl(address),
    status,
  };
}

/** What a status that is neither 200 nor 206 means to a person who wanted to see a file. */
export function statusProblem(status: number, name: string, url: string, signedIn: boolean): Problem {
  const base = { url, status };
  switch (status) {
    case 401:
      return {
        ...base,
        kind: "sign-in",
        message: signedIn
          ? `The server did not accept the sign-in for ${name} (401).`
          : `${name} can only be read by people who have signed in (401).`,
        advice: signedIn ? "Sign out and in again." : "Sign in to this catalogue's provider and try again.",
      };
    case 403:
      return {
        ...base,
        kind: "rights",
        message: `You have no right to read ${name} (403).`,
        advice: signedIn
          ? "Ask the provider whether your account includes this data."
          : "It may need a sign-in or a signed link that has not run out.",
      };
    case 404:
    case 410:
      return {
        ...base,
        kind: "missing",
        message: `${name} is not there (${status}).`,
        advice: "The catalogue may be ahead of or behind its storage; try another date.",
      };
    case 412:
      return {
        ...base,
        kind: "changed",
        message: `${name} was replaced while it was being read (412).`,
        advice: "Load the scene again.",
      };
    case 416:
      return {
        ...base,
        kind: "range",
        message: `The server says that ${name} is shorter than its own header claims (416).`,
        advice: "The file is probably truncated; tell its publisher.",
      };
    case 429:
      return {
        ...base,
        kind: "server",
        message: `The server of ${name} asks to slow down (429).`,
        advice: "Wait a little, then try again; fewer parallel connections can be configured.",
      };
    default:
      return {
        ...base,
        kind: "server",
        message:
          status >= 500
            ? `The server of ${name} failed (${status}).`
            : `The server of ${name} refused the request (${status}).`,
        advice: status >= 500 ? "Try again in a moment." : "Check the asset's address in the catalogue.",
      };
  }
}
