import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOf, decodeClaims, userOf } from "./claims.ts";
import { jwt } from "../testing/scripted-provider.ts";

describe("claims", () => {
  it("are decoded from base64url and UTF-8, whatever is in them", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (claims) => {
        expect({ ...decodeClaims(jwt(claims)) }).toEqual({ ...JSON.parse(JSON.stringify(claims)) });
      }),
    );
  });

  it("of the example in RFC 7519, section 3.1, are read", () => {
    const token =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    expect(decodeClaims(token)).toEqual({ iss: "joe", exp: 1300819380, "http://example.com/is_root": true });
  });

  it.each(["", "opaque", "a.b", "a.%%%.c", `a.${btoa("[1]")}.c`, `a.${btoa("nonsense")}.c`])(
    "are undefined for a token that is no JWT: %j",
    (token) => expect(decodeClaims(token)).toBeUndefined(),
  );

  it("come from the id token, else from the access token", () => {
    const [idToken, accessToken] = [jwt({ sub: "id" }), jwt({ sub: "access" })];
    expect(claimsOf({ idToken, accessToken })).toEqual({ sub: "id" });
    expect(claimsOf({ accessToken })).toEqual({ sub: "access" });
    expect(claimsOf({ accessToken: "opaque" })).toBeUndefined();
  });

  it("name the person as well as they can", () => {
    expect(userOf({ sub: "7", name: "Bo 博", email: "bo@example.org" }, "x")).toEqual({
      subject: "7",
      name: "Bo 博",
      email: "bo@example.org",
    });
    expect(userOf({ sub: "7", preferred_username: "bo" }, "x").name).toBe("bo");
    expect(userOf(undefined, "typed")).toEqual({ subject: "typed", name: "typed" });
    expect(userOf({ sub: 7, name: ["x"] }, "typed")).toEqual({ subject: "typed", name: "typed" });
  });
});
