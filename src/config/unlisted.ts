import { isLocalAddress } from "../http/local-files.ts";
import type { CatalogueConfig, Config } from "./types.ts";

/**
 * Catalogues that are not in the configuration: links name them by their address, and they are opened
 * after the person agrees. They are read anonymously, and another site is responsible for them.
 */

/** Characters. STAC APIs have some 60; more is meant to push the host out of sight. */
const LONGEST_ADDRESS = 500;

/** Whether an id of a view is the address of an unlisted catalogue: configured ids have no colon. */
export function isUnlisted(id: string): boolean {
  return id.includes(":");
}

export type UnlistedAddress =
  | { readonly address: string }
  /** Completes "The address …". */
  | { readonly refusal: string };

/**
 * The address of a catalogue as a link or a person gives it, in the spelling that is used from here
 * on: hosts in lower case, those outside of ASCII in punycode, so that look-alikes are seen.
 * @param site origin of the application
 */
export function readUnlistedAddress(text: string, site: string): UnlistedAddress {
  if (text.length > LONGEST_ADDRESS) return { refusal: `is longer than ${LONGEST_ADDRESS} characters` };
  if (!URL.canParse(text)) return { refusal: "is not a web address" };
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return { refusal: "holds a user name or a password" };
  // A key in a query would be in every link that is shared; landing pages of STAC APIs need none.
  if (url.search !== "" || text.includes("?")) return { refusal: "holds a query (?…), which may be a key" };
  if (text.includes("#")) return { refusal: "holds a part behind #" };
  if (url.href.length > LONGEST_ADDRESS) {
    return { refusal: `is longer than ${LONGEST_ADDRESS} characters` };
  }
  if (isLocalAddress(url.href)) return { refusal: "is that of files on the computer of one person" };
  const refusal = refusalToRead(url.href, site);
  return refusal === undefined ? { address: url.href } : { refusal };
}

export type NamedCatalogue =
  /** Id of a configured catalogue, or the address of an unlisted one. */
  { readonly catalogue: string } | { readonly refusal: string };

/** Which catalogue an address means: a configured one, where it is that of one. */
export function catalogueAt(
  text: string,
  { catalogues, otherCatalogues, site }: Pick<Config, "catalogues" | "otherCatalogues" | "site">,
): NamedCatalogue {
  const listed = catalogues.find(({ url }) => bare(url) === bare(text));
  if (listed) return { catalogue: listed.id };
  if (otherCatalogues === "refuse") return { refusal: "is not configured here" };
  const read = readUnlistedAddress(text, site);
  return "refusal" in read ? read : { catalogue: read.address };
}

/** An address for comparing: with or without its last slash it is the same landing page. */
function bare(address: string): string {
  return URL.canParse(address) ? new URL(address).href.replace(/\/$/, "") : address;
}

/**
 * Why nothing may be asked of an address that an unlisted catalogue names, as the end of a sentence;
 * undefined where it may. The application's own origin is closed: what it serves, the pass-through
 * included, is for configured catalogues.
 * @param site origin of the application
 */
export function refusalToRead(href: string, site: string): string | undefined {
  const url = new URL(href);
  if (url.origin === site) return "is of this site itself";
  if (url.protocol === "https:") return undefined;
  return isLocal(site) && isLocal(url.origin) ? undefined : "does not begin with https://";
}

/** Over http on the computer itself: local development. A Content-Security-Policy cannot express IPv6 hosts. */
export function isLocal(origin: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(origin);
}

/**
 * An unlisted catalogue as everything else takes catalogues. Its title is its host: what it calls
 * itself may be another site's name.
 * @param address from `readUnlistedAddress`
 */
export function unlistedCatalogue(address: string, { site }: Pick<Config, "site">): CatalogueConfig {
  const { host, origin } = new URL(address);
  return {
    id: address,
    title: host,
    url: address,
    signedSearch: false,
    synthetic: false,
    assetOrigins: [origin],
    attribution: host,
    unlisted: { site },
  };
}

/**
 * What a person dropped, as everything else takes catalogues. Its files may have been made by anybody: they get no
 * more than those of another site.
 * @param address of the document that is its root
 * @param title name of the file or folder
 */
export function localCatalogue(
  address: string,
  title: string,
  { site, otherCatalogues }: Pick<Config, "site" | "otherCatalogues">,
): CatalogueConfig {
  return {
    id: address,
    title,
    url: address,
    signedSearch: false,
    synthetic: false,
    assetOrigins: [new URL(address).origin],
    unlisted: { site },
    local: { leadsElsewhere: otherCatalogues === "ask" },
  };
}
