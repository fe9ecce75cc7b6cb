import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { MemoryStore } from "../../demo/server/identity/adapter.ts";
import { loadOidcProvider } from "../../demo/server/identity/load.ts";

/** Long enough for the watch over the tests to look for them everywhere. */
export const person = { username: "ada", password: "correct horse battery staple" };
export const client = { id: "robot-of-ada", secret: "a-secret-of-robot-0123456789" };

const path = "/grants";

/** A real OpenID provider whose clients use no sign-in page: the password grant and client credentials. */
export class GrantsProvider {
  /** Tokens from elsewhere that files are given for. */
  readonly pasted = new Set<string>();
  readonly #accessTokenSeconds: number;
  readonly #person: typeof person;
  #provider: Promise<Provider> | undefined;

  /** @param known who may sign in: the watch takes a password for that of the provider it was first sent to */
  constructor(accessTokenSeconds = 300, known = person) {
    this.#accessTokenSeconds = accessTokenSeconds;
    this.#person = known;
  }

  /** Mounts it at a server that has begun to listen. */
  mount(origin: string): void {
    this.#provider = createProvider(`${origin}${path}`, this.#accessTokenSeconds, this.#person);
  }

  readonly intercept = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const provider = await this.#provider;
    if (provider === undefined) return false;
    if (request.url?.startsWith(`${path}/`)) {
      Object.assign(request, { originalUrl: request.url });
      request.url = request.url.slice(path.length);
      await provider.callback()(request, response);
      return true;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
    const isGood = this.pasted.has(token) || found?.isValid === true;
    // The local server's own files are those of the open catalogue; without a token it refuses by itself.
    if (isGood) request.url = request.url?.replace(/^\/signed\/assets\//, "/open/assets/") ?? "/";
    return false;
  };
}

async function createProvider(
  issuer: string,
  accessTokenSeconds: number,
  known: typeof person,
): Promise<Provider> {
  const { Provider: ProviderClass, errors } = await loadOidcProvider();
  const store = new MemoryStore();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const provider = new ProviderClass(issuer, {
    adapter: (model) => store.adapter(model),
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256" }] },
    clients: [
      {
        client_id: "public",
        token_endpoint_auth_method: "none",
        id_token_signed_response_alg: "ES256",
        grant_types: ["password", "refresh_token"],
        response_types: [],
        redirect_uris: [],
      },
      {
        client_id: client.id,
        client_secret: client.secret,
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: "ES256",
        grant_types: ["client_credentials"],
        response_types: [],
        redirect_uris: [],
      },
    ],
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    clientBasedCORS: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      IdToken: 300,
      RefreshToken: 3600,
      Grant: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
    },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  // RFC 6749, section 4.3: what Terrascope's public client uses.
  const answerPassword: Parameters<Provider["registerGrantType"]>[1] = async (context) => {
    const { client: asking, params } = context.oidc;
    if (
      asking === undefined ||
      params?.["username"] !== known.username ||
      params["password"] !== known.password
    ) {
      throw new errors.InvalidGrant("Invalid user credentials");
    }
    const grant = new provider.Grant({ accountId: known.username, clientId: asking.clientId });
    grant.addOIDCScope("openid");
    const shared = {
      accountId: known.username,
      client: asking,
      grantId: await grant.save(),
      scope: "openid",
      gty: "password",
    };
    const access = await new provider.AccessToken(shared).save();
    const refresh = await new provider.RefreshToken(shared).save();
    context.body = {
      access_token: access,
      refresh_token: refresh,
      expires_in: accessTokenSeconds,
      token_type: "Bearer",
    };
  };
  provider.registerGrantType("password", answerPassword, ["username", "password", "scope"]);
  return provider;
}
