import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerAsset } from "./assets/service.ts";
import { allowAnyOrigin, answerPreflight } from "./http/cors.ts";
import { badRequest, notFound } from "./http/failure.ts";
import { sendFailure } from "./http/respond.ts";
import { identityPath } from "./identity/service.ts";
import { createGuard } from "./identity/guard.ts";
import type { Identity } from "./identity/service.ts";
import type { Library } from "./library/library.ts";
import { answerStac } from "./stac/service.ts";
import type { StacCatalogue } from "./stac/service.ts";

export interface CatalogueHandlerOptions {
  readonly origin: string;
  readonly library: Library;
  readonly title: string;
  readonly identity: Identity;
  /** Milliseconds that every catalogue and file request is held back. */
  readonly latency: number;
  /** Whether STAC requests of the signed catalogue need a sign-in, too. */
  readonly signedSearch?: boolean;
  /** Whether proofs of possession must hold a nonce of this server. */
  readonly asksNonce?: boolean;
}

/** Answers a request if its path belongs to the handler; false leaves it to the next one. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The two catalogues, their files and the sign-in: everything but the application itself. */
export function catalogueHandler(options: CatalogueHandlerOptions): Handler {
  const { origin, library, title, identity, asksNonce = false, signedSearch = false } = options;
  const demandSignIn = createGuard({ origin, identity, asksNonce });
  const open: StacCatalogue = { title, library, address: { origin, mount: "open" } };
  const signed: StacCatalogue = {
    title: `${title}, signed in`,
    library,
    address: { origin, mount: "signed" },
    protection: { scheme: "demo", issuer: identity.issuer },
  };
  const catalogues = new Map([open, signed].map((catalogue) => [catalogue.address.mount, catalogue]));

  return async (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    if (url.pathname === identityPath || url.pathname.startsWith(`${identityPath}/`)) {
      await identity.answer(request, response);
      return true;
    }
    const [mount = "", service, ...rest] = url.pathname.slice(1).split("/");
    const catalogue = catalogues.get(mount);
    if (catalogue === undefined) return false;
    allowAnyOrigin(response);
    if (answerPreflight(request, response)) return true;
    if (options.latency > 0) await wait(options.latency);
    try {
      // A slash at the end means the same address.
      const parts = (rest.at(-1) === "" ? rest.slice(0, -1) : rest).map(decoded);
      const guard = catalogue.protection === undefined ? undefined : demandSignIn;
      if (service === "stac") {
        if (signedSearch) await guard?.(request);
        await answerStac(catalogue, parts, request, response, url.searchParams);
      } else if (service === "assets") {
        await answerAsset(library, parts, request, response, guard);
      } else throw notFound("There is nothing at this address.");
    } catch (error) {
      sendFailure(response, error);
    }
    return true;
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest("The address holds a percent sign that encodes nothing.");
  }
}
