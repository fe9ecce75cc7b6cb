import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { jwt } from "../testing/scripted-provider.ts";
import { pastedToken } from "./pasted-token.ts";

const NOW = Date.UTC(2026, 0, 1);
const read = (text: string) => pastedToken("Hub", text, NOW);
const jsonOf = (value: Record<string, unknown>) => read(JSON.stringify(value));
const HOUR = 3_600_000;

/** What is said of a text that holds no token. */
function refusalOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message;
  }
  return "";
}

describe("what was pasted", () => {
  it.each(["abc.def-_~+/==", " Bearer abc.def-_~+/==\n", "Authorization: bearer abc.def-_~+/=="])(
    "may be a bare token or its header line: %j",
    (text) => expect(read(text)).toEqual({ accessToken: "abc.def-_~+/==" }),
  );

  it("ends when the token says so", () => {
    const exp = NOW / 1000 + 60;
    expect(read(jwt({ exp }))).toEqual({ accessToken: jwt({ exp }), expiresAt: NOW + 60_000 });
  });

  it.each([
    ["seconds", NOW / 1000 + 3600],
    ["text of seconds", `${NOW / 1000 + 3600}.0`],
    ["milliseconds", NOW + HOUR],
    ["a date", "2026-01-01T01:00:00Z"],
  ])("may be JSON with its end as %s", (_name, expires_at) => {
    expect(jsonOf({ access_token: "abc", token_type: "Bearer", expires_at })).toEqual({
      accessToken: "abc",
      expiresAt: NOW + HOUR,
    });
  });

  it("counts expires_in from now, and only where nothing says when the token ends", () => {
    expect(jsonOf({ access_token: "abc", expires_in: 60 }).expiresAt).toBe(NOW + 60_000);
    const expires_at = NOW / 1000 + 10;
    expect(jsonOf({ access_token: "abc", expires_in: 60, expires_at }).expiresAt).toBe(NOW + 10_000);
    const token = jwt({ exp: expires_at });
    expect(jsonOf({ access_token: token, expires_in: 60 }).expiresAt).toBe(NOW + 10_000);
  });

  it("may be JSON that does not say when the token ends", () => {
    expect(jsonOf({ access_token: "abc" })).toEqual({ accessToken: "abc" });
  });

  it("is named for what it lacks, and never repeated", () => {
    expect(refusalOf('{"expires_at": 1}')).toBe("The JSON that was pasted for Hub has no access_token.");
    expect(refusalOf('{"access_token": "s3cret"')).toContain("begins like JSON and is not");
    expect(refusalOf('{"access_token": "s3cret", "expires_at": "soon"}')).toContain("The expires_at");
    expect(refusalOf('{"access_token": "s3cret", "expires_in": -1}')).toContain("The expires_in");
    expect(refusalOf('{"access_token": "s3cret", "token_type": "DPoP"}')).toContain("of type DPoP");
    expect(refusalOf("s3cret words")).not.toContain("s3cret");
  });

  it.each(["line\nbreak", "null\u0000byte", "Bearer a\r\nX-Header: b", '{"access_token": "a\\nb"}'])(
    "is refused with control characters in it: %j",
    (text) => expect(refusalOf(text)).toMatch(/control characters/),
  );
});
