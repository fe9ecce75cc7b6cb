import { describe, expect, it } from "vitest";
import type { ProviderConfig } from "../../config/types.ts";
import { matchProvider } from "./schemes.ts";

const base = { title: "T", origins: [], clientId: "c", scope: "openid", session: "shared" } as const;
const terrascope: ProviderConfig = {
  ...base,
  kind: "password",
  id: "terrascope",
  authority: "https://sso.terrascope.be/auth/realms/terrascope",
};
const hub: ProviderConfig = {
  kind: "client-credentials",
  id: "hub",
  title: "Hub",
  origins: [],
  scope: "",
  tokenEndpoint: "https://services.sentinel-hub.com/auth/realms/main/protocol/openid-connect/token",
};
const planetary: ProviderConfig = {
  kind: "signature",
  id: "planetary",
  title: "Planetary Computer",
  origins: [],
  tokenUrl: "https://planetarycomputer.microsoft.com/api/sas/v1/token/{collection}",
};
const providers = [terrascope, hub, planetary];
const discovery = `${terrascope.authority}/.well-known/openid-configuration`;

describe("a catalogue's auth:schemes", () => {
  it("match the provider whose discovery document they name", () => {
    const schemes = { oidc: { type: "openIdConnect", openIdConnectUrl: discovery } };
    expect(matchProvider(schemes, providers)).toBe(terrascope);
    expect(matchProvider(schemes, providers, ["oidc"])).toBe(terrascope);
  });

  it("match by OAuth flow and by signing service", () => {
    const flow = { tokenUrl: hub.tokenEndpoint };
    expect(matchProvider({ a: { type: "oauth2", flows: { clientCredentials: flow } } }, providers)).toBe(hub);
    const api = { authorizationApi: "https://planetarycomputer.microsoft.com/api/sas/v1/token" };
    expect(matchProvider({ a: { type: "signedUrl", flows: { sas: api } } }, providers)).toBe(planetary);
  });

  it("are looked at only where the asset refers to them", () => {
    const schemes = {
      free: { type: "http", scheme: "basic" },
      oidc: { type: "openIdConnect", openIdConnectUrl: discovery },
    };
    expect(matchProvider(schemes, providers, ["free"])).toBeUndefined();
    expect(matchProvider(schemes, providers, ["free", "oidc"])).toBe(terrascope);
  });

  it.each([
    "https://evil.example/auth/realms/terrascope/.well-known/openid-configuration",
    `${discovery}.evil.example`,
    `https://sso.terrascope.be.evil.example/auth/realms/terrascope/.well-known/openid-configuration`,
    `http://sso.terrascope.be/auth/realms/terrascope/.well-known/openid-configuration`,
    "not a url",
    42,
  ])("never bring in an authority of their own: %s", (openIdConnectUrl) => {
    expect(matchProvider({ oidc: { type: "openIdConnect", openIdConnectUrl } }, providers)).toBeUndefined();
  });

  it("do not match a realm whose name only begins alike", () => {
    const tokenUrl = `${terrascope.authority}-evil/protocol/openid-connect/token`;
    expect(
      matchProvider({ a: { type: "oauth2", flows: { password: { tokenUrl } } } }, providers),
    ).toBeUndefined();
  });

  it.each([undefined, null, 1, "x", [], { a: null }, { a: { type: "oauth2", flows: [1] } }])(
    "of any other shape match nothing: %j",
    (schemes) => {
      expect(matchProvider(schemes, providers)).toBeUndefined();
      expect(matchProvider(schemes, providers, ["a", "__proto__", "constructor"])).toBeUndefined();
    },
  );
});
