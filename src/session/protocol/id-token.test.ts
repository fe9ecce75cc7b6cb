import { describe, expect, it } from "vitest";
import { jwt } from "../testing/scripted-provider.ts";
import { idTokenFault } from "./id-token.ts";

const NOW = Date.UTC(2026, 0, 1);
const expected = { issuer: "https://id.example/", clientId: "revisit", nonce: "n", now: NOW };
const good = { iss: expected.issuer, aud: "revisit", nonce: "n", exp: NOW / 1000 + 60 };
const faultOf = (changes: Record<string, unknown>) => idTokenFault(jwt({ ...good, ...changes }), expected);

describe("an id token (OpenID Connect Core, section 3.1.3.7)", () => {
  it.each([
    {},
    { aud: ["revisit"] },
    { azp: "revisit" },
    { aud: ["revisit", "files"], azp: "revisit" },
    // Clocks may be apart by some minutes.
    { exp: NOW / 1000 - 200 },
    // This computer's clock is hours fast, and the token lasts five minutes.
    { iat: NOW / 1000 - 3600, exp: NOW / 1000 - 3300 },
    { iat: NOW / 1000 - 11 * 3600, exp: NOW / 1000 - 10.9 * 3600 },
  ])("is taken with %j", (changes) => expect(faultOf(changes)).toBeUndefined());

  it.each([
    { iss: "https://id.example" },
    { iss: undefined },
    { aud: "another" },
    { aud: undefined },
    { azp: "another" },
    { aud: ["revisit", "files"] },
    { nonce: "another" },
    { nonce: undefined },
  ])("is not of this sign-in with %j", (changes) => {
    expect(faultOf(changes)).toBe("The identity it sent does not belong to this sign-in");
  });

  it("is refused when it has ended, or does not say when it ends", () => {
    expect(faultOf({ exp: NOW / 1000 - 3600 })).toContain("has ended already");
    expect(faultOf({ iat: NOW / 1000, exp: NOW / 1000 - 1 })).toContain("has ended already");
    expect(faultOf({ iat: NOW / 1000 - 27 * 3600, exp: NOW / 1000 - 26.9 * 3600 })).toContain(
      "has ended already",
    );
    expect(faultOf({ exp: undefined })).toContain("does not say when it ends");
    expect(faultOf({ exp: "later" })).toContain("does not say when it ends");
  });

  it("is refused when it cannot be read", () => {
    expect(idTokenFault("opaque", expected)).toContain("cannot be read");
  });
});
