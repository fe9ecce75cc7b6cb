import { isLocal } from "./unlisted.ts";
import type { BasemapConfig, Config, ProviderConfig } from "./types.ts";

/**
 * SHA-256 of the two inline styles that react-aria puts into the page's head: one stops double-tap
 * zoom on pressable things (`interactions/usePress`), one stops a page from scrolling behind an open
 * dialog on iOS (`overlays/usePreventScroll`). `policy.test.ts` checks them against the package.
 */
const INLINE_STYLES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** Directive name → its sources. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * The Content-Security-Policy that a server should send with the page: everything from the
 * application's own origin, plus the origins that the configuration names. Only where people may open
 * other catalogues does it let data come from anywhere, over https; scripts, pictures and frames never.
 */
export function contentSecurityPolicy(config: Config): string {
  return policyText({
    ...pagePolicy(config),
    "frame-ancestors": config.embedOrigins.length > 0 ? sorted(config.embedOrigins) : ["'none'"],
  });
}

/** The same as far as a `meta` element may say it (CSP 3, 3.3): frames are then refused by the page itself. */
export function metaPolicy(config: Config): string {
  return policyText(pagePolicy(config));
}

/** What both say. */
export function pagePolicy(config: Config): Policy {
  return {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", ...INLINE_STYLES],
    "img-src": ["'self'", "blob:", "data:", ...imageOrigins(config)],
    "font-src": ["'self'"],
    "worker-src": ["'self'"],
    "connect-src": ["'self'", ...connectOrigins(config)],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "object-src": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    // The name of the one that `installTrustedTypes` makes: nothing else may make another.
    "trusted-types": ["default"],
  };
}

function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** Thumbnails lie beside the files they show, so pictures may come from where files may. */
function imageOrigins(config: Config): string[] {
  const origins = config.catalogues.flatMap((catalogue) => catalogue.assetOrigins);
  return sorted(others(origins, config));
}

function connectOrigins(config: Config): string[] {
  const origins = [
    ...config.catalogues.flatMap((catalogue) => [originOf(catalogue.url), ...catalogue.assetOrigins]),
    ...config.providers.flatMap(providerOrigins),
    ...config.basemaps.flatMap(basemapOrigins),
  ];
  const named = sorted(others(origins, config));
  return config.otherCatalogues === "ask" ? [...named, ...anywhere(config)] : named;
}

/** During development a STAC API runs on the same computer as this application, without https. */
function anywhere({ site }: Config): string[] {
  return isLocal(site) ? ["https:", "http://127.0.0.1:*", "http://localhost:*"] : ["https:"];
}

function providerOrigins(provider: ProviderConfig): string[] {
  switch (provider.kind) {
    case "code":
    case "password":
      return [originOf(provider.authority), ...provider.origins];
    case "client-credentials":
      return [originOf(provider.tokenEndpoint), ...provider.origins];
    case "signature":
      return [originOf(provider.tokenUrl), ...provider.origins];
    default:
      return [...provider.origins];
  }
}

function basemapOrigins(basemap: BasemapConfig): string[] {
  const addresses = [basemap.url, basemap.darkUrl].filter((address) => address !== undefined);
  return [...addresses.map(originOf), ...(basemap.origins ?? [])];
}

function originOf(url: string): string {
  return new URL(url).origin;
}

/** The application's own origin is `'self'`, wherever the page is served from. */
function others(origins: readonly string[], { site }: Config): string[] {
  return origins.filter((origin) => origin !== site);
}

function sorted(origins: readonly string[]): string[] {
  return [...new Set(origins)].sort();
}
