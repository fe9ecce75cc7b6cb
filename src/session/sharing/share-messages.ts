import type { Problem } from "../../problem/problem.ts";
import type { StoredSession } from "../tokens/tokens.ts";
import { storedSession } from "../storage/vault.ts";

/** The tab that has the secret, and when it was typed there (milliseconds since the epoch). */
export interface Holder {
  readonly tab: string;
  readonly since: number;
}

/** What tabs tell each other about one provider. Tokens are part of it, secrets never. */
export type ShareMessage =
  /** The session as it is now; `answers` is the question that it answers. */
  | {
      readonly kind: "session";
      readonly from: string;
      readonly holder: Holder;
      readonly session: StoredSession;
      readonly answers?: string;
    }
  /** A tab that has just been opened asks for the session. */
  | { readonly kind: "wanted" }
  /** One tab asks the holder `to` for a better token than `token`. */
  | { readonly kind: "renew"; readonly to: string; readonly question: string; readonly token: string }
  | { readonly kind: "failed"; readonly answers: string; readonly problem: Problem }
  /** The person signed out of this session in some tab. */
  | { readonly kind: "signed-out"; readonly id: string };

/** A message as it travels, with the provider that it is about. */
export interface Envelope {
  readonly share: string;
  readonly message: ShareMessage;
}

/** The message about `key`, or undefined for whatever else is on the channel, another version's words included. */
export function shareMessage(value: unknown, key: string): ShareMessage | undefined {
  if (!isObject(value) || value["share"] !== key || !isObject(value["message"])) return undefined;
  const { message } = value;
  return isComplete(message) ? (message as unknown as ShareMessage) : undefined;
}

function isComplete(message: Readonly<Record<string, unknown>>): boolean {
  const isText = (...names: readonly string[]) => names.every((name) => typeof message[name] === "string");
  switch (message["kind"]) {
    case "session":
      return isText("from") && isHolder(message["holder"]) && storedSession(message["session"]) !== undefined;
    case "wanted":
      return true;
    case "renew":
      return isText("to", "question", "token");
    case "failed":
      return (
        isText("answers") && isObject(message["problem"]) && typeof message["problem"]["message"] === "string"
      );
    case "signed-out":
      return isText("id");
    default:
      return false;
  }
}

function isHolder(value: unknown): value is Holder {
  return isObject(value) && typeof value["tab"] === "string" && typeof value["since"] === "number";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
