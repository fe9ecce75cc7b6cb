import type { ProviderConfig } from "../../config/types.ts";
import { authorise } from "../../http/authorisation.ts";
import { signedUntil } from "../../http/signed-until.ts";
import type { TokenBroker } from "../../http/token-broker.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { SessionState } from "../../session/types.ts";
import { formatInstant } from "../format.ts";
import { messages } from "../messages.ts";
import type { Reading } from "./snippets.ts";

const text = messages.elsewhere;

export interface AccessOptions {
  /** Undefined where the address is to be read without any sign-in. */
  readonly broker: TokenBroker | undefined;
  readonly providers: readonly ProviderConfig[];
  readonly states: ReadonlyMap<string, SessionState>;
}

/**
 * What another program needs to read an address as this page does, with sentences about what of that is a secret and
 * when it ends. Made for one copy only: it must not be kept or shown.
 * @throws ProblemError for a token that is bound to a key of this browser
 */
export async function accessFor(
  url: string,
  { broker, providers, states }: AccessOptions,
): Promise<Omit<Reading, "kind">> {
  const { origin } = new URL(url);
  const provider = providers.find(({ origins }) => origins.includes(origin));
  const { address, headers, token } = await authorise({ url, method: "GET" }, broker);
  if (headers["DPoP"] !== undefined) {
    throw new ProblemError({ kind: "unsupported", message: text.bound(provider?.title ?? origin) });
  }
  const notes: string[] = [];
  if (token !== undefined) notes.push(text.secret(ending(states.get(provider?.id ?? "")?.expiresAt)));
  const signedEnd = signedUntil(address);
  if (signedEnd !== undefined) notes.push(text.signed(ending(signedEnd)));
  const isSignedOut = broker !== undefined && provider !== undefined && token === undefined;
  if (isSignedOut && provider.kind !== "signature") notes.push(text.signedOut(provider.title));
  return { address, notes, ...(token === undefined ? {} : { authorisation: `Bearer ${token}` }) };
}

function ending(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : formatInstant(new Date(instant).toISOString());
}
