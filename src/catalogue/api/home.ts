import type { CatalogueConfig } from "../../config/types.ts";

/**
 * Whether an address is of the catalogue's own origin. The token goes nowhere else, whatever its links say:
 * a catalogue could otherwise choose what is sent, in a person's name, to any other service that its provider's
 * tokens are good for.
 */
export function isAtHome({ url: home }: Pick<CatalogueConfig, "url">, url: string): boolean {
  return new URL(url).origin === new URL(home).origin;
}
