import type { CatalogueConfig } from "../../config/types.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import type { PageRequest } from "../types.ts";

type Signed = Pick<CatalogueConfig, "url" | "title" | "signedSearch">;

/**
 * Whether an address is of the catalogue's own origin. The token goes nowhere else, whatever its links say:
 * a catalogue could otherwise choose what is sent, in a person's name, to any other service that its provider's
 * tokens are good for.
 */
export function isAtHome({ url: home }: Pick<Signed, "url">, url: string): boolean {
  return new URL(url).origin === new URL(home).origin;
}

/**
 * Why a follow-up of a signed search is not asked for: it leads to another origin than the answer that names
 * it came from. Undefined where it may be followed.
 */
export function strayReason(
  catalogue: Signed,
  asked: Pick<PageRequest, "url">,
  next: Pick<PageRequest, "url">,
): Problem | undefined {
  const { origin } = new URL(next.url);
  if (!catalogue.signedSearch || origin === new URL(asked.url).origin) return undefined;
  return {
    kind: "unsupported",
    message: `${catalogue.title} continues at ${origin}, another origin than the one that was asked; the sign-in is not sent there, and nothing is asked there.`,
    advice: "What was found before is kept. Narrow the search, or tell the catalogue's provider.",
    url: displayUrl(next.url),
  };
}
