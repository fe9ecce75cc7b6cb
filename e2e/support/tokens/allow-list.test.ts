import { describe, expect, it } from "vitest";
import { AllowList } from "./allow-list.ts";
import type { Place } from "./allow-list.ts";
import { Secrets } from "./secrets.ts";
import type { SecretKind } from "./secrets.ts";

const allowed = new AllowList();
allowed.learn(
  {
    providers: [
      { kind: "code", authority: "https://id.example/realm", origins: ["https://data.example"] },
      { kind: "code", authority: "https://other.example", origins: ["./"] },
      {
        kind: "signature",
        tokenUrl: "https://sas.example/token/{collection}",
        origins: ["https://blob.example"],
      },
    ],
    catalogues: [{ passThrough: "./through/" }],
  },
  "https://app.example/config.json",
);

const origins: Readonly<Partial<Record<SecretKind, string>>> = {
  signature: "https://sas.example/token/a",
  code: "https://app.example/?code=x",
};

function allows(kind: SecretKind, place: Place, url: string, method = "GET"): boolean {
  const from = origins[kind] ?? "https://id.example/realm/token";
  return allowed.allows({ kind, value: "secret-0123456789", from }, place, { method, url });
}

describe("the list of places where secrets may be", () => {
  it("has the Authorization header to the origins of the provider that gave out a token", () => {
    expect(allows("access token", "header authorization", "https://data.example/a.tif")).toBe(true);
    expect(
      allows("access token", "header authorization", "https://app.example/through/https/data.example/a"),
    ).toBe(true);
  });

  it.each<[SecretKind, Place, string, string?]>([
    ["access token", "header authorization", "https://app.example/"],
    ["access token", "header authorization", "https://data.example:8443/a.tif"],
    ["access token", "header authorization", "https://id.example/realm/userinfo"],
    ["access token", "header authorization", "https://app.example/through/https/evil.example/a"],
    ["access token", "header authorization", "https://evil.example/through/https/data.example/a"],
    ["access token", "address", "https://data.example/a.tif"],
    ["access token", "header referer", "https://data.example/a.tif"],
    ["access token", "body", "https://id.example/realm/token", "POST"],
    ["refresh token", "header authorization", "https://data.example/a.tif"],
    ["refresh token", "body", "https://other.example/token", "POST"],
    ["refresh token", "address", "https://id.example/realm/token", "POST"],
    ["password", "body", "https://data.example/", "POST"],
    ["client secret", "header authorization", "https://id.example/realm/token", "POST"],
    ["code verifier", "address", "https://id.example/realm/auth"],
    ["id token", "address", "https://id.example/realm/logout"],
    ["id token", "address", "https://evil.example/realm/logout?id_token_hint=x"],
    ["id token", "body", "https://id.example/realm/logout", "POST"],
    ["code", "address", "https://evil.example/"],
    ["code", "header referer", "https://app.example/assets/index.js"],
    ["code", "body", "https://evil.example/", "POST"],
    ["signature", "address", "https://data.example/a.tif"],
    ["signature", "header referer", "https://blob.example/a.tif"],
  ])("has no %s in the %s of %s", (kind, place, url, method) => {
    expect(allows(kind, place, url, method)).toBe(false);
  });

  it("has what a sign-in, a renewal and a signed file need", () => {
    const token = "https://id.example/realm/token";
    for (const kind of ["refresh token", "code verifier", "code", "password", "client secret"] as const) {
      expect(allows(kind, "body", token, "POST"), kind).toBe(true);
    }
    expect(allows("code", "address", "https://app.example/?code=x")).toBe(true);
    expect(allows("id token", "address", "https://id.example/realm/logout?id_token_hint=x")).toBe(true);
    expect(allows("signature", "address", "https://blob.example/a.tif?sig=x")).toBe(true);
  });
});

describe("the search for secrets", () => {
  const value = "p7+/=Zq~secret value 0123";
  const secrets = new Secrets();
  secrets.add({ kind: "password", value, from: "https://id.example/" });
  secrets.add({ kind: "password", value: "demo", from: "https://id.example/" });

  it.each([
    ["as it is", `x${value}y`],
    ["percent-encoded", `?a=${encodeURIComponent(value)}`],
    ["as a form", new URLSearchParams({ value }).toString()],
    ["in base64", Buffer.from(value).toString("base64")],
    ["in base64 behind one character", Buffer.from(`a${value}b`).toString("base64")],
    ["in base64url behind two", Buffer.from(`ab${value}`).toString("base64url")],
  ])("finds one %s", (_how, text) => {
    expect(secrets.in(text)).toHaveLength(1);
  });

  it("finds none where there is none, and does not look for words", () => {
    expect(secrets.in(`x${value.slice(1)} revisit-demo`)).toEqual([]);
  });
});
