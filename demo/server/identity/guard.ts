import type { IncomingMessage } from "node:http";
import { RequestFailure } from "../http/failure.ts";
import { ProofCheck } from "./proof.ts";
import type { Identity } from "./service.ts";

/** Lets a request pass, or throws a RequestFailure with 401 and what is missing. */
export type Guard = (request: IncomingMessage) => Promise<void>;

export interface GuardOptions {
  readonly origin: string;
  readonly identity: Identity;
  /** Whether proofs must hold a nonce of this server. */
  readonly asksNonce: boolean;
}

const realm = 'realm="revisit-demo"';

/** Takes the provider's access tokens: bearer ones as they are, key-bound ones with a proof for the request. */
export function createGuard({ origin, identity, asksNonce }: GuardOptions): Guard {
  const proofs = new ProofCheck(asksNonce);
  return async (request) => {
    const { scheme, token } = authorisationOf(request);
    // RFC 6750, section 3: no error code when nothing was tried.
    if (token === undefined) throw refusal(`Bearer ${realm}, DPoP ${realm}, algs="ES256"`);
    const grant = await identity.grantOf(token);
    if (grant === undefined || (grant.thumbprint === undefined) !== (scheme === "bearer")) {
      const name = scheme === "bearer" ? "Bearer" : "DPoP";
      throw refusal(`${name} ${realm}, error="invalid_token", error_description="expired or unknown"`);
    }
    if (grant.thumbprint === undefined) return;
    const { pathname } = new URL(request.url ?? "/", origin);
    const fault = proofs.fault(String(request.headers["dpop"] ?? ""), {
      method: request.method ?? "GET",
      address: `${origin}${pathname}`,
      token,
      thumbprint: grant.thumbprint,
    });
    if (fault === undefined) return;
    const { error, why } = fault;
    const nonce = error === "use_dpop_nonce" ? proofs.nonce : undefined;
    throw refusal(`DPoP ${realm}, error="${error}", error_description="${why}", algs="ES256"`, nonce);
  };
}

function authorisationOf({ headers }: IncomingMessage): { scheme?: string; token?: string } {
  const found = /^(Bearer|DPoP) +([\w\-.~+/]+=*)$/i.exec(headers.authorization ?? "");
  return found?.[1] === undefined ? {} : { scheme: found[1].toLowerCase(), token: found[2] ?? "" };
}

function refusal(challenge: string, nonce?: string): RequestFailure {
  return new RequestFailure(401, "Unauthorized", "Sign in with a demo account to read this.", {
    "WWW-Authenticate": challenge,
    ...(nonce === undefined ? {} : { "DPoP-Nonce": nonce }),
  });
}
