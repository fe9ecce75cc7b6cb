import { displayUrl, ProblemError } from "../../problem/problem.ts";
import type { Environment } from "../../http/environment.ts";
import { RequestError } from "../../http/request-error.ts";
import { requestText } from "../../http/request-text.ts";
import { retrying } from "../../http/retrying.ts";
import { isTransientStatus } from "../../http/status.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { isClaims } from "./claims.ts";

const DISCOVERY_DEADLINE_MS = 15_000;

/** The endpoints of an OpenID provider (OpenID Connect Discovery 1.0, section 3). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly authorization_endpoint?: string;
  readonly revocation_endpoint?: string;
  readonly userinfo_endpoint?: string;
  readonly end_session_endpoint?: string;
  /** Whether every answer to a sign-in names its issuer (RFC 9207, section 3). */
  readonly authorization_response_iss_parameter_supported?: boolean;
}

/** Where a provider publishes its metadata; authorities are written with and without a final slash. */
export function discoveryUrl(authority: string): string {
  return `${authority.replace(/\/+$/, "")}/.well-known/openid-configuration`;
}

/**
 * Reads an authority's metadata; transient failures are tried again.
 * @throws ProblemError naming the provider and what is wrong with its answer.
 */
export function discover(
  environment: Environment,
  title: string,
  authority: string,
  signal?: AbortSignal,
): Promise<ProviderMetadata> {
  const attempt = () => readMetadata(environment, title, authority, signal);
  return retrying(environment, TOKEN_BACKOFF, attempt, signal);
}

async function readMetadata(
  environment: Environment,
  title: string,
  authority: string,
  signal?: AbortSignal,
): Promise<ProviderMetadata> {
  const url = discoveryUrl(authority);
  const late = { kind: "network", message: `${title} did not answer within 15 seconds.`, url } as const;
  const { status, body } = await requestText(
    environment,
    {
      url,
      init: { headers: { accept: "application/json" } },
      deadlineMs: DISCOVERY_DEADLINE_MS,
      late,
      unreachable: unreachable(title, url),
    },
    signal,
  );
  if (status !== 200) {
    const transient = isTransientStatus(status);
    throw new RequestError(
      {
        kind: transient || status >= 500 ? "server" : "configuration",
        message: `${title} answered with status ${status} when asked for its sign-in addresses.`,
        advice: "If this stays, the authority in the configuration may be wrong.",
        url,
        status,
      },
      { transient },
    );
  }
  return metadataOf(title, authority, url, body);
}

function unreachable(title: string, url: string) {
  return {
    kind: "network",
    message: `${title} could not be reached.`,
    advice:
      "Check the connection. If only this provider fails, it may not allow this application's origin (CORS).",
    url: displayUrl(url),
  } as const;
}

function metadataOf(title: string, authority: string, url: string, body: string): ProviderMetadata {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  if (!isClaims(json) || typeof json["issuer"] !== "string" || typeof json["token_endpoint"] !== "string") {
    throw new ProblemError({
      kind: "configuration",
      message: `${title} is configured with an authority that is not an OpenID provider.`,
      advice: "Correct the authority in the configuration.",
      url,
    });
  }
  if (bare(json["issuer"]) !== bare(authority)) {
    throw new ProblemError({
      kind: "configuration",
      message: `${title} is configured as ${bare(authority)} but calls itself ${bare(json["issuer"])}.`,
      advice:
        "Put the address it calls itself into the configuration: a mix-up could send a sign-in elsewhere.",
      url,
    });
  }
  const endpoint = (name: string) => {
    const value = isClaims(json) ? json[name] : undefined;
    return typeof value === "string" ? safeEndpoint(title, authority, value) : undefined;
  };
  const optional = (name: keyof ProviderMetadata) => {
    const value = endpoint(name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    issuer: json["issuer"],
    token_endpoint: safeEndpoint(title, authority, json["token_endpoint"]),
    ...optional("authorization_endpoint"),
    ...optional("revocation_endpoint"),
    ...optional("userinfo_endpoint"),
    ...optional("end_session_endpoint"),
    ...(json["authorization_response_iss_parameter_supported"] === true
      ? { authorization_response_iss_parameter_supported: true }
      : {}),
  };
}

/** Some issuers end in a slash, some do not (LemonLDAP::NG's does); that alone is no mix-up. */
function bare(issuer: string): string {
  return issuer.replace(/\/+$/, "");
}

/** Tokens and passwords are posted there: never over plain http unless the authority is local itself. */
function safeEndpoint(title: string, authority: string, endpoint: string): string {
  const url = new URL(endpoint, authority);
  if (url.protocol === "https:" || url.origin === new URL(authority).origin) return url.href;
  if (url.protocol === "http:" && new URL(authority).protocol === "http:") return url.href;
  throw new ProblemError({
    kind: "configuration",
    message: `${title} names an address that is not protected by https.`,
    advice: "Do not sign in there; tell the operator of the provider.",
    url: displayUrl(url.href),
  });
}
