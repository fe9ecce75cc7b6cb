import type { ProviderConfig } from "../../config/types.ts";
import { isClaims } from "./claims.ts";
import { discoveryUrl } from "./discovery.ts";

/**
 * The configured provider that a catalogue's `auth:schemes` (STAC Authentication extension 1.1) mean,
 * or undefined when none of them is configured. The catalogue only says *that* a sign-in is needed and
 * with whom: addresses in it are compared with the configuration and never followed, so a hostile
 * catalogue cannot send anybody, or any token, to an authority of its choice.
 *
 * @param schemes the value of `auth:schemes`, as received
 * @param refs `auth:refs` of the asset or link: names of the schemes that apply; all when absent
 */
export function matchProvider(
  schemes: unknown,
  providers: readonly ProviderConfig[],
  refs?: readonly string[],
): ProviderConfig | undefined {
  if (!isClaims(schemes)) return undefined;
  const names = refs ?? Object.keys(schemes);
  for (const name of names) {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    const matched = isClaims(scheme) && providers.find((provider) => means(scheme, provider));
    if (matched) return matched;
  }
  return undefined;
}

function means(scheme: Readonly<Record<string, unknown>>, provider: ProviderConfig): boolean {
  switch (scheme["type"]) {
    case "openIdConnect":
      return "authority" in provider && same(scheme["openIdConnectUrl"], discoveryUrl(provider.authority));
    case "oauth2":
      return flowsOf(scheme).some((flow) => isFlowOf(flow, provider));
    case "signedUrl":
      return (
        provider.kind === "signature" &&
        flowsOf(scheme).some((flow) =>
          within(flow["authorizationApi"], provider.tokenUrl.split("{")[0] ?? ""),
        )
      );
    default:
      return false;
  }
}

/** The values of `flows`: authorizationCode, password, clientCredentials and so on. */
function flowsOf(scheme: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const flows = scheme["flows"];
  return isClaims(flows) ? Object.values(flows).filter(isClaims) : [];
}

function isFlowOf(flow: Readonly<Record<string, unknown>>, provider: ProviderConfig): boolean {
  if (provider.kind === "client-credentials") return same(flow["tokenUrl"], provider.tokenEndpoint);
  if (!("authority" in provider)) return false;
  return within(flow["tokenUrl"], provider.authority) || within(flow["authorizationUrl"], provider.authority);
}

function same(value: unknown, expected: string): boolean {
  const url = parsed(value);
  return url !== undefined && trimmed(url) === trimmed(new URL(expected));
}

/** Whether `value` is an address below `base`: same origin, path inside. */
function within(value: unknown, base: string): boolean {
  const url = parsed(value);
  const root = parsed(base);
  if (!url || !root || url.origin !== root.origin) return false;
  return `${url.pathname}/`.startsWith(`${root.pathname.replace(/\/+$/, "")}/`);
}

function parsed(value: unknown): URL | undefined {
  return typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
}

function trimmed(url: URL): string {
  return url.href.replace(/\/+$/, "");
}
