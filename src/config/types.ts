import type { BBox } from "../geo/types.ts";
import type { ProductConfig } from "./product-types.ts";

/** The deployment's configuration after parsing: defaults filled in, URLs absolute, deeply frozen. */
export interface Config {
  readonly catalogues: readonly CatalogueConfig[];
  readonly providers: readonly ProviderConfig[];
  readonly basemaps: readonly BasemapConfig[];
  /** What is known of products beyond what their items say. */
  readonly products: readonly ProductConfig[];
  /** Origins whose pages may show the application in a frame. */
  readonly embedOrigins: readonly string[];
  /** Bytes all caches of decoded and computed pixels may hold together. */
  readonly memoryBudget: number;
  /** Parallel requests to one host unless a catalogue says otherwise. */
  readonly connectionsPerHost: number;
  /** What a link to a catalogue that is not listed leads to: a question to the person, or a message. */
  readonly otherCatalogues: "ask" | "refuse";
  /** Origin of the application itself. */
  readonly site: string;
}

export interface CatalogueConfig {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Landing page of the STAC API, or the document a catalogue of files begins with. */
  readonly url: string;
  /** Id of the provider whose token this catalogue's assets (or its API) ask for. */
  readonly provider?: string;
  /** Whether STAC requests themselves carry the token of a signed-in person. */
  readonly signedSearch: boolean;
  /** Origins the assets are read from; together with `url` they make up the `connect-src` of the policy. */
  readonly assetOrigins: readonly string[];
  /**
   * A folder of the application's own origin. Files of `assetOrigins` on other origins are read as
   * `passThrough` + `https/HOST/PATH`, by a server that fetches them for the page.
   */
  readonly passThrough?: string;
  /** Parallel requests this catalogue's hosts are comfortable with. */
  readonly connectionsPerHost?: number;
  /** True where the pixels are made up; the interface says so. */
  readonly synthetic: boolean;
  /** Id of the basemap that it is opened over; without it the first of the configuration. */
  readonly basemap?: string;
  /** What a first visit opens. */
  readonly start?: {
    readonly collection?: string;
    readonly bbox?: BBox;
    /** Days as YYYY-MM-DD, both included. */
    readonly from?: string;
    readonly to?: string;
  };
  /** Shown with the data, e.g. "Contains modified Copernicus Sentinel data". */
  readonly attribution?: string;
  /**
   * Present where the catalogue is not of the configuration: no token, signature, cookie or
   * pass-through for anything that it names, and nothing at all from `site`, the application's origin.
   */
  readonly unlisted?: { readonly site: string };
  /**
   * Present where it was dropped onto the page: it is of this computer and of no link. `leadsElsewhere` is whether
   * the deployment lets it name files on servers.
   */
  readonly local?: { readonly leadsElsewhere: boolean };
}

interface ProviderBase {
  readonly id: string;
  readonly title: string;
  /** The exact origins that may receive this provider's token. */
  readonly origins: readonly string[];
}

/** A provider whose tokens can be renewed. */
interface RenewedProvider extends ProviderBase {
  /** Seconds before its end at which a token is renewed; null: never; undefined: a share of its lifetime. */
  readonly refreshBeforeExpiry?: number | null | undefined;
}

/** OpenID Connect, authorisation code with PKCE. */
export interface CodeProviderConfig extends RenewedProvider {
  readonly kind: "code";
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  readonly method: "redirect" | "popup";
  /** `shared`: every tab of the browser has the session; `tab`: in memory of one tab only. */
  readonly session: "shared" | "tab";
  readonly dpop: boolean;
}

/** Resource owner password grant, for public clients that offer nothing else. The password is not stored. */
export interface PasswordProviderConfig extends RenewedProvider {
  readonly kind: "password";
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  readonly session: "shared" | "tab";
}

/** Client id and secret typed by the person, held in memory only. */
export interface ClientCredentialsProviderConfig extends RenewedProvider {
  readonly kind: "client-credentials";
  readonly tokenEndpoint: string;
  readonly scope: string;
}

/** A token pasted by the person; it cannot be renewed. */
export interface PastedTokenProviderConfig extends ProviderBase {
  readonly kind: "token";
}

/** Planetary Computer: one anonymous signature per collection, appended to asset URLs. */
export interface SignatureProviderConfig extends ProviderBase {
  readonly kind: "signature";
  /** Contains `{collection}`. */
  readonly tokenUrl: string;
}

export type ProviderConfig =
  | CodeProviderConfig
  | PasswordProviderConfig
  | ClientCredentialsProviderConfig
  | PastedTokenProviderConfig
  | SignatureProviderConfig;

export interface BasemapConfig {
  readonly id: string;
  readonly title: string;
  /** `offline`: drawn from bundled outlines; `raster`: XYZ tiles; `style`: a MapLibre style. */
  readonly kind: "offline" | "raster" | "style";
  /** Tile template with {z}/{x}/{y}, or the style's URL. Absent for `offline`. */
  readonly url?: string;
  /** A style that takes its place where the system prefers dark colours. */
  readonly darkUrl?: string;
  /** Origins that a style reads its tiles, glyphs and sprites from, besides its own. */
  readonly origins?: readonly string[];
  readonly attribution?: string;
  readonly maxZoom?: number;
}
