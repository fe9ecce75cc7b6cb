import { type Problem, problemOf } from "../problem/problem.ts";
import type { TokenBroker } from "../session/types.ts";

export type ProbeBroker = Pick<TokenBroker, "token" | "signatureFor" | "proofFor">;

/** One question to a service; undefined when the browser was not allowed to see an answer. */
export type Ask = (
  address: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Response | undefined>;

/** What a service answered to what this deployment lets people in with. */
export interface Admitted {
  readonly by: "signature" | "token";
  readonly answer?: Response | undefined;
  /** Why there is no signature to send. */
  readonly problem?: Problem;
}

/**
 * Asks for a part of a file in the way that its provider's files are read: with a signature, with a
 * key-bound token and its proof, or with a bearer token. Where there is no token, a word that is none
 * makes the browser ask the service for the same permission.
 */
export async function askAdmitted(
  file: string,
  broker: ProbeBroker,
  ask: Ask,
  signal?: AbortSignal,
): Promise<Admitted> {
  const range = { range: "bytes=0-0" };
  let signature: string | undefined;
  try {
    signature = await broker.signatureFor?.(file, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    return { by: "signature", problem: problemOf(error, "network") };
  }
  if (signature !== undefined) return { by: "signature", answer: await ask(signed(file, signature), range) };
  const token = await broker.token(new URL(file).origin, signal).catch(() => undefined);
  const send = async (nonce?: string) => {
    const proof = token === undefined ? undefined : await broker.proofFor?.(token, "GET", file, nonce);
    const authorisation =
      proof === undefined
        ? { authorization: `Bearer ${token ?? "probe"}` }
        : { authorization: `DPoP ${token}`, dpop: proof };
    return ask(file, { ...range, ...authorisation });
  };
  const answer = await send();
  const nonce = answer?.status === 401 ? (answer.headers.get("dpop-nonce") ?? undefined) : undefined;
  return { by: "token", answer: nonce === undefined ? answer : await send(nonce) };
}

function signed(file: string, signature: string): string {
  const url = new URL(file);
  url.search = url.search === "" ? signature : `${url.search}&${signature}`;
  return url.href;
}
