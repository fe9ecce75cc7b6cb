import { describe, expect, it } from "vitest";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";
import { requestTokens } from "./token-endpoint.ts";

/** What comes of a token request with a password that is answered like this. */
function answerTo(body: Record<string, unknown>, status = 200) {
  const tab = new SimulatedBrowser().tab({ fetch: async () => Response.json(body, { status }) });
  const form = { grant_type: "password", password: "hunter2 & more" };
  return requestTokens(tab, { title: "Hub", url: "https://hub.example/token", form });
}

const good = { access_token: "a.b-c", token_type: "Bearer" };

describe("the answer of a token endpoint", () => {
  it.each([
    ["Bearer", "Bearer"],
    ["bearer", "Bearer"],
    ["dpop", "DPoP"],
  ])("may be of type %s", async (token_type, tokenType) => {
    expect(await answerTo({ ...good, token_type })).toEqual({ accessToken: "a.b-c", tokenType });
  });

  it.each(["mac", "N_A", "", undefined, 1])("is refused with the type %j", async (token_type) => {
    await expect(answerTo({ ...good, token_type })).rejects.toThrow("neither of type Bearer nor DPoP");
  });

  it.each(["access_token", "refresh_token", "id_token"])(
    "is refused with control characters in its %s",
    async (name) => {
      for (const token of ["a\r\nX-Header: b", "a\u0000", "a\u0085", "tökén"]) {
        await expect(answerTo({ ...good, [name]: token })).rejects.toThrow("control characters");
      }
    },
  );

  it("may count seconds in text, as some servers do", async () => {
    expect(await answerTo({ ...good, expires_in: "300" })).toMatchObject({ lifetime: 300_000 });
  });

  it("does not show what was sent, however the server encodes it in its words", async () => {
    const error_description = `hunter2 & more, hunter2+%26+more and ${btoa("hunter2 & more")} are wrong`;
    await expect(answerTo({ error: "invalid_grant", error_description }, 400)).rejects.toThrow(
      "“…, … and … are wrong”",
    );
  });

  it("promises no further try, because the last one has failed when the words are read", async () => {
    const failure: unknown = await answerTo({}, 503).catch((error: unknown) => error);
    expect(JSON.stringify(failure)).not.toContain("tried again");
    expect(failure).toMatchObject({ problem: { advice: expect.stringContaining("in a while") as unknown } });
  });
});
