import { folderConfiguration } from "./configuration.ts";
import { catalogueHandler } from "./handlers.ts";
import type { Handler } from "./handlers.ts";
import { createIdentity, identityPath } from "./identity/service.ts";
import type { Library } from "./library/library.ts";
import { sampleConfiguration } from "./sample-configuration.ts";
import { requireLocal } from "./local-only.ts";
import { answerPassThrough, passThroughPath } from "./pass-through.ts";

export interface ServicesOptions {
  /** Whether the folder is the sample season; another folder takes its place in the configuration. */
  readonly isSample: boolean;
  /** Life of an access token. 300 s unless given, as Keycloak has it. */
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  /** Whether STAC requests of the signed catalogue need a sign-in, as its files do. */
  readonly signedSearch?: boolean;
  /** Whether proofs of possession (RFC 9449) must hold a nonce of the provider and of the file server. */
  readonly asksNonce?: boolean;
  /** Milliseconds that catalogue and file requests are held back. */
  readonly latency?: number;
  /** Origins that pages of this server may read through it, where those do not allow it themselves. */
  readonly passThrough?: readonly string[];
}

export interface Services {
  /** Both catalogues, their files, the sign-in and the pass-through. */
  readonly handler: Handler;
  /** What the application is to be configured with, from the configuration that it comes with. */
  configure(base: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/**
 * Everything but the application itself: `npm start`, `npm run dev` and the tests serve the same.
 * @param origin where this will be reached; addresses in answers begin with it
 */
export async function composeServices(
  options: ServicesOptions,
  library: Library,
  origin: string,
): Promise<Services> {
  const { isSample, asksNonce = false, signedSearch = false, latency = 0, passThrough = [] } = options;
  const identity = await createIdentity({
    asksNonce,
    issuer: `${origin}${identityPath}`,
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    refreshTokenSeconds: options.refreshTokenSeconds ?? 12 * 60 * 60,
  });
  const title = isSample ? "Sample season" : `Folder ${library.title}`;
  const catalogues = catalogueHandler({ origin, library, title, identity, asksNonce, signedSearch, latency });
  return {
    handler: async (request, response) => {
      requireLocal(request);
      if (await catalogues(request, response)) return true;
      if (passThrough.length === 0 || request.url?.startsWith(passThroughPath) !== true) return false;
      await answerPassThrough(passThrough, request, response);
      return true;
    },
    configure: (base) => {
      const configuration = sampleConfiguration(base);
      return isSample ? configuration : folderConfiguration(configuration, library);
    },
  };
}
