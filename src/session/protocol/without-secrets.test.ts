import { describe, expect, it } from "vitest";
import { withoutSecrets } from "./without-secrets.ts";

const secret = "p@ss wörd/+1";
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("words that a service echoes", () => {
  it.each([
    ["as it was sent", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    [
      "percent-encoded in lower case",
      encodeURIComponent(secret).replaceAll(/%../g, (hex) => hex.toLowerCase()),
    ],
    ["percent-encoded only where it must be", encodeURI(secret)],
    ["form-encoded", new URLSearchParams({ a: secret }).toString().slice(2)],
    ["in Base64", base64(secret)],
    ["in base64url", Buffer.from(secret).toString("base64url")],
    ["in Base64 after a name", base64(`ada:${secret}`)],
    ["in Base64 after a longer name", base64(`adam:${secret}`)],
    ["in Base64 after a name of another length", base64(`adama:${secret}:x`)],
    ["in percent-encoded Base64", encodeURIComponent(base64(secret))],
  ])("do not show a secret %s", (_name, form) => {
    const shown = withoutSecrets(`The word ${form} is wrong`, [secret]);
    expect(shown).toContain("…");
    expect(shown).toMatch(/^The word .*is wrong$/);
    // Around it may be what is no secret: a name before, another byte after.
    for (let at = 8; at + 10 <= form.length; at++) expect(shown).not.toContain(form.slice(at, at + 6));
  });

  it("stay as they are otherwise, whatever a secret looks like", () => {
    expect(withoutSecrets("Invalid user credentials", [secret, "", ".*", "a|b"])).toBe(
      "Invalid user credentials",
    );
    expect(withoutSecrets("a.*b", [".*"])).toBe("a…b");
  });
});
