import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ProofCheck } from "./proof.ts";
import type { ProvenRequest } from "./proof.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const { crv, kty, x, y } = pair.publicKey.export({ format: "jwk" });
const jwk = { crv, kty, x, y };
const request: ProvenRequest = {
  method: "GET",
  address: "http://127.0.0.1:4280/signed/assets/a.tif",
  token: "token",
  // RFC 7638: the members that are needed, in the order of the alphabet.
  thumbprint: createHash("sha256").update(JSON.stringify(jwk)).digest("base64url"),
};

/** A proof as RFC 9449, section 4.2, describes it, with what a test changes. */
function proof(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const payload = {
    jti: randomUUID(),
    htm: request.method,
    htu: request.address,
    iat: Math.floor(Date.now() / 1000),
    ath: createHash("sha256").update(request.token).digest("base64url"),
    ...claims,
  };
  const text = `${part({ typ: "dpop+jwt", alg: "ES256", jwk, ...header })}.${part(payload)}`;
  const key = { key: pair.privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

function whyRefused(made: string, changed: Partial<ProvenRequest> = {}): string | undefined {
  return new ProofCheck(false).fault(made, { ...request, ...changed })?.why;
}

describe("the check of a proof of possession", () => {
  it("accepts one that is about the request", () => {
    expect(whyRefused(proof())).toBeUndefined();
  });

  it.each([
    ["another method", proof({ htm: "POST" }), /method/],
    ["another address", proof({ htu: "http://127.0.0.1:4280/signed/assets/b.tif" }), /address/],
    ["another token", proof({ ath: "x" }), /another token/],
    ["no token", proof({ ath: undefined }), /another token/],
    ["an hour ago", proof({ iat: Date.now() / 1000 - 3600 }), /just now/],
    ["no time", proof({ iat: undefined }), /just now/],
    ["no identifier", proof({ jti: undefined }), /before/],
    ["another type", proof({}, { typ: "JWT" }), /dpop\+jwt/],
    ["no signature", proof({}, { alg: "none" }), /ES256/],
    ["a private key", proof({}, { jwk: { ...jwk, d: "AAAA" } }), /public key/],
    ["a text that is no proof", "Bearer", /JWT/],
    ["nothing", "", /JWT/],
  ])("refuses one with %s", (_what, made, why) => {
    expect(whyRefused(made)).toMatch(why);
  });

  it("refuses one that was changed after it was signed, or signed by another key", () => {
    const [header, , signature] = proof().split(".");
    const [, payload] = proof().split(".");
    expect(whyRefused(`${header}.${payload}.${signature}`)).toMatch(/signature/);
    expect(whyRefused(proof(), { thumbprint: "of another key" })).toMatch(/another key/);
  });

  it("refuses one that was used before", () => {
    const check = new ProofCheck(false);
    const made = proof();
    expect(check.fault(made, request)).toBeUndefined();
    expect(check.fault(made, request)?.why).toMatch(/before/);
  });

  it("asks for its nonce where it wants one, and for the right one", () => {
    const check = new ProofCheck(true);
    expect(check.fault(proof(), request)?.error).toBe("use_dpop_nonce");
    expect(check.fault(proof({ nonce: "mine" }), request)?.error).toBe("use_dpop_nonce");
    expect(check.fault(proof({ nonce: check.nonce }), request)).toBeUndefined();
  });
});
