import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import type { Configuration, KoaContextWithOIDC, Provider } from "oidc-provider";
import { isLoopback } from "../local-only.ts";
import { accountNamed } from "./accounts.ts";
import { MemoryStore } from "./adapter.ts";
import { loadOidcProvider } from "./load.ts";
import { errorPage, page, signedOutPage, signingOutPage } from "./pages.ts";

export interface IdentityOptions {
  /** e.g. http://127.0.0.1:4280/oidc; the provider is mounted at its path. */
  readonly issuer: string;
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** Whether proofs of possession must hold a nonce of the provider (RFC 9449, section 8). */
  readonly asksNonce?: boolean;
}

const day = 24 * 60 * 60;
const redirectPaths = ["/", "/callback.html"];
/** The client is a native one in OAuth's sense, so that the port does not matter (RFC 8252, 7.3). */
const redirectUris = ["127.0.0.1", "localhost"].flatMap((host) =>
  redirectPaths.map((path) => `http://${host}${path}`),
);

/**
 * A real OpenID provider with one public client, `revisit-demo`: authorisation code with PKCE, refresh
 * tokens that rotate with reuse detection, opaque access tokens, everything granted without asking.
 */
export async function createIdentityProvider(options: IdentityOptions): Promise<Provider> {
  const { Provider: ProviderClass, interactionPolicy } = await loadOidcProvider();
  const policy = interactionPolicy.base();
  // Otherwise every request of a native client would stop to ask, `prompt=none` included.
  policy.get("consent")?.checks.remove("native_client_prompt");
  const provider = new ProviderClass(options.issuer, configuration(options, policy));
  provider.on("server_error", (_context, error) => console.error("OpenID provider:", error));
  return provider;
}

type Policy = NonNullable<NonNullable<Configuration["interactions"]>["policy"]>;

function configuration(options: IdentityOptions, policy: Policy): Configuration {
  const store = new MemoryStore();
  return {
    adapter: (model) => store.adapter(model),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    clients: [
      {
        client_id: "revisit-demo",
        client_name: "Revisit",
        application_type: "native",
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: redirectUris,
        post_logout_redirect_uris: redirectUris,
        id_token_signed_response_alg: "ES256",
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: ["ES256", "RS256"] },
    scopes: ["openid", "profile", "email", "offline_access"],
    claims: { openid: ["sub"], profile: ["name", "preferred_username"], email: ["email", "email_verified"] },
    // In the id token too: the account panel shows who is signed in without one more request.
    conformIdTokenClaims: false,
    findAccount: (_context, subject) => {
      const account = accountNamed(subject);
      if (account === undefined) return undefined;
      const { username, name, email } = account;
      const claims = { sub: username, name, preferred_username: username, email, email_verified: true };
      return { accountId: username, claims: () => claims };
    },
    interactions: { policy, url: (_context, { uid }) => `/oidc/interaction/${uid}` },
    loadExistingGrant: grantEverything,
    issueRefreshToken: (_context, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    clientBasedCORS: (_context, origin) => isLoopback(origin),
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      introspection: { enabled: false },
      dPoP: {
        enabled: true,
        nonceSecret: randomBytes(32),
        requireNonce: () => options.asksNonce ?? false,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => page(context, signingOutPage(form)),
        postLogoutSuccessSource: (context) => page(context, signedOutPage()),
      },
    },
    renderError: (context, { error, error_description: description }) =>
      page(context, errorPage(error, description)),
    ttl: {
      AccessToken: options.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: options.accessTokenSeconds,
      RefreshToken: options.refreshTokenSeconds,
      Interaction: 60 * 60,
      Session: 14 * day,
      Grant: 14 * day,
    },
  };
}

/** Consent is given by choosing a demo account; the grant is made, or widened, on the way. */
async function grantEverything(
  context: KoaContextWithOIDC,
): Promise<InstanceType<Provider["Grant"]> | undefined> {
  const { client, session, provider, requestParamScopes } = context.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  const grant = existing ?? new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope([...requestParamScopes].join(" "));
  await grant.save();
  return grant;
}

function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: randomUUID() };
}
