import * as v from "valibot";
import { address, described, identifier, origins, text } from "./schema-parts.ts";

const base = {
  id: identifier,
  title: text,
  origins: described(origins, "The exact origins that may receive this provider's token."),
};

const authority = described(
  address,
  "The OpenID provider's issuer, e.g. https://sso.example.org/auth/realms/name.",
);

const clientId = described(
  v.string(),
  "Id of the client registered for this deployment. Empty until there is one: signing in then says so.",
);

const scope = v.optional(described(text, 'Scopes with spaces between. Default: "openid".'));

const session = v.optional(
  described(
    v.picklist(["shared", "tab"]),
    '"shared" (default): all tabs have the session; "tab": one tab only.',
  ),
);

const refreshBeforeExpiry = v.optional(
  v.nullable(
    v.pipe(
      v.number(),
      v.minValue(0, "expected 0 seconds or more"),
      v.description(
        "Seconds before its end at which a token is renewed, at most half of its lifetime; null: it is not renewed. Default: 30 s, or a fifth of its lifetime where that is more.",
      ),
    ),
  ),
);

/** One of `providers`: a way to sign in. */
export const provider = v.variant("kind", [
  v.strictObject({
    ...base,
    kind: described(v.literal("code"), "OpenID Connect, authorisation code with PKCE."),
    authority,
    clientId,
    scope,
    session,
    method: v.optional(described(v.picklist(["redirect", "popup"]), 'Default: "redirect".')),
    dpop: v.optional(described(v.boolean(), "Bind tokens to this browser (RFC 9449). Default: false.")),
    refreshBeforeExpiry,
  }),
  v.strictObject({
    ...base,
    kind: described(v.literal("password"), "Password grant, where a public client offers nothing else."),
    authority,
    clientId,
    scope,
    session,
    refreshBeforeExpiry,
  }),
  v.strictObject({
    ...base,
    kind: described(v.literal("client-credentials"), "Client id and secret, typed and kept in memory only."),
    tokenEndpoint: address,
    scope: v.optional(text),
    refreshBeforeExpiry,
  }),
  v.strictObject({ ...base, kind: described(v.literal("token"), "A token that the person pastes.") }),
  v.strictObject({
    ...base,
    kind: described(v.literal("signature"), "One anonymous signature a collection (Planetary Computer)."),
    tokenUrl: v.pipe(
      address,
      v.includes("{collection}", "expected an address that contains {collection}"),
      v.description("Where a signature is asked for; contains {collection}."),
    ),
  }),
]);
