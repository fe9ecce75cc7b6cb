import { createHash, createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeClaims } from "./claims.ts";
import { DpopKeys } from "./dpop.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { codeConfig, DATA_ORIGIN, signInByRedirect } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

interface Header {
  readonly typ: string;
  readonly alg: string;
  readonly jwk: JsonWebKey;
}

function headerOf(proof: string): Header {
  return JSON.parse(Buffer.from(proof.split(".")[0] ?? "", "base64url").toString()) as Header;
}

describe("a proof of possession", () => {
  it("is a signed JWT as RFC 9449, section 4.2, describes it", async () => {
    const tab = new SimulatedBrowser().tab();
    const proof = await new DpopKeys(tab, "p").proof("GET", "https://data.example/a.tif?x=1#y", {
      token: "abc",
      nonce: "n1",
    });
    const { typ, alg, jwk } = headerOf(proof);
    expect([typ, alg]).toEqual(["dpop+jwt", "ES256"]);
    expect(jwk).not.toHaveProperty("d");
    expect(decodeClaims(proof)).toMatchObject({
      htm: "GET",
      htu: "https://data.example/a.tif",
      nonce: "n1",
      ath: createHash("sha256").update("abc").digest("base64url"),
    });
    const [signed, signature = ""] = [proof.slice(0, proof.lastIndexOf(".")), proof.split(".")[2]];
    const key = createPublicKey({ key: jwk as never, format: "jwk" });
    const options = { key, dsaEncoding: "ieee-p1363" } as const;
    expect(verify("sha256", Buffer.from(signed), options, Buffer.from(signature, "base64url"))).toBe(true);
  });

  it("is made with one key in all tabs, and never twice the same", async () => {
    const browser = new SimulatedBrowser();
    const proofs = await Promise.all(
      [1, 2, 3].map(() => new DpopKeys(browser.tab(), "p").proof("POST", "https://id.example/token")),
    );
    expect(new Set(proofs.map((proof) => headerOf(proof).jwk.x)).size).toBe(1);
    expect(new Set(proofs.map((proof) => decodeClaims(proof)?.["jti"])).size).toBe(3);
  });

  it("goes with token requests, with the nonce the server asks for, and with bound tokens only", async () => {
    const browser = new SimulatedBrowser(undefined, 100);
    const provider = new ScriptedProvider();
    const config = { ...codeConfig(provider), dpop: true };
    provider.extra = { token_type: "DPoP" };
    const sent: string[] = [];
    const inner = provider.fetch;
    provider.fetch = async (url, init) => {
      const proof = new Headers(init.headers).get("dpop");
      if (init.method !== "POST" || proof === null) return inner(url, init);
      sent.push(proof);
      if (decodeClaims(proof)?.["nonce"] === "fresh") return inner(url, init);
      return Response.json({ error: "use_dpop_nonce" }, { status: 400, headers: { "dpop-nonce": "fresh" } });
    };
    const { session } = await signInByRedirect(browser, provider, config);
    expect(sent).toHaveLength(2);
    const token = (await session.token(DATA_ORIGIN)) ?? "";
    const proof = (await session.proofFor(token, "GET", `${DATA_ORIGIN}/a.tif`)) ?? "";
    expect(decodeClaims(proof)).toMatchObject({ htu: `${DATA_ORIGIN}/a.tif` });
    session.reject(token, "data.example");
    expect(await session.token(DATA_ORIGIN)).not.toBe(token);
    // Asked for before the renewal, sent after it.
    expect(decodeClaims((await session.proofFor(token, "GET", `${DATA_ORIGIN}/b.tif`)) ?? "")).toMatchObject({
      ath: createHash("sha256").update(token).digest("base64url"),
    });
    expect(await session.proofFor(token, "GET", "https://elsewhere.example/a.tif")).toBeUndefined();
    expect(await session.proofFor("another", "GET", `${DATA_ORIGIN}/a.tif`)).toBeUndefined();
  });
});
