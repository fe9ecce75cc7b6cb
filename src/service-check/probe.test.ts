import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem/problem.ts";
import { fakeBroker } from "../http/testing/fake-broker.ts";
import { probe } from "./probe.ts";
import { SimulatedBrowser } from "../session/testing/simulated-browser.ts";

const file = "https://data.example/a.tif";
const noBroker = fakeBroker();

/** An answer of another origin that CORS hides. */
function opaque(): Response {
  return Object.defineProperty(new Response(), "type", { value: "opaque" });
}

/** A service as a browser sees it: undefined stands for an answer that CORS hides. */
async function findings(
  service: (
    kind: "anonymous" | "authorised" | "hidden",
    authorization: string | null,
  ) => Response | undefined,
  broker = noBroker,
) {
  const tab = new SimulatedBrowser(undefined, 100).tab({
    fetch: async (_url, init) => {
      const authorization = new Headers(init.headers).get("authorization");
      const kind = init.mode === "no-cors" ? "hidden" : authorization === null ? "anonymous" : "authorised";
      const response = service(kind, authorization);
      if (!response) throw new TypeError("Failed to fetch");
      return response;
    },
  });
  const found = await probe({ title: "Data", file }, broker, undefined, tab);
  return Object.fromEntries(found.map(({ check, outcome }) => [check, outcome]));
}

const part = (headers: Record<string, string> = {}) => new Response("x", { status: 206, headers });
const exposed = { "content-range": "bytes 0-0/10" };

describe("the probe of a service", () => {
  it("finds everything allowed where it is", async () => {
    expect(await findings(() => part(exposed))).toEqual({
      reading: "allowed",
      "authorised reading": "allowed",
      ranges: "allowed",
      "content-range": "allowed",
    });
  });

  it("finds a preflight that is refused", async () => {
    const found = await findings((kind) => (kind === "anonymous" ? part(exposed) : undefined));
    expect(found).toMatchObject({ reading: "allowed", "authorised reading": "refused" });
  });

  it("tells a service without CORS from one that is not there", async () => {
    expect(await findings((kind) => (kind === "hidden" ? opaque() : undefined))).toEqual({
      reading: "refused",
    });
    expect(await findings(() => undefined)).toEqual({ reading: "unknown" });
  });

  it("finds a Content-Range that is hidden, and a server without ranges", async () => {
    expect(await findings(() => part())).toMatchObject({ "content-range": "refused" });
    expect(await findings(() => new Response("whole"))).toMatchObject({ ranges: "refused" });
    expect(await findings(() => new Response("", { status: 401 }))).toMatchObject({
      "authorised reading": "allowed",
      ranges: "unknown",
    });
  });

  it("sends the session's own token where there is one, and none of its own making elsewhere", async () => {
    const seen: (string | null)[] = [];
    const look = (_kind: string, authorization: string | null) => {
      seen.push(authorization);
      return part(exposed);
    };
    await findings(look, fakeBroker({ token: async () => "real" }));
    await findings(look);
    expect(seen).toEqual([null, "Bearer real", null, "Bearer probe"]);
  });

  it("reads with a signature and without a token where files are signed", async () => {
    const seen: [string, string | null][] = [];
    const tab = new SimulatedBrowser(undefined, 100).tab({
      fetch: async (url, init) => {
        seen.push([url, new Headers(init.headers).get("authorization")]);
        return url.endsWith("?sig=1") ? part(exposed) : new Response("", { status: 403 });
      },
    });
    const broker = fakeBroker({ signatureFor: async () => "sig=1" });
    const found = await probe({ title: "Data", file }, broker, undefined, tab);
    expect(seen).toEqual([
      [file, null],
      [`${file}?sig=1`, null],
    ]);
    expect(found.map(({ check, outcome }) => [check, outcome])).toEqual([
      ["reading", "allowed"],
      ["authorised reading", "allowed"],
      ["ranges", "allowed"],
      ["content-range", "allowed"],
    ]);
    expect(JSON.stringify(found)).not.toContain("sig=1");
  });

  it("puts the signature in place of one that the address came with, as reading does", async () => {
    const seen: string[] = [];
    const tab = new SimulatedBrowser(undefined, 100).tab({
      fetch: async (url) => {
        seen.push(url);
        // As Azure does: a parameter given twice is refused.
        return new URL(url).searchParams.getAll("sig").length === 1
          ? part(exposed)
          : new Response("", { status: 403 });
      },
    });
    const broker = fakeBroker({ signatureFor: async () => "sv=2&sig=new" });
    const signed = { title: "Data", file: `${file}?v=7&sig=old&sv=1` };
    const found = await probe(signed, broker, undefined, tab);
    expect(seen).toEqual([signed.file, `${file}?v=7&sv=2&sig=new`]);
    expect(found).toContainEqual(
      expect.objectContaining({ check: "authorised reading", outcome: "allowed" }),
    );
  });

  it("leaves the session as it is, whatever the service says to its token", async () => {
    const rejected: string[] = [];
    const broker = fakeBroker({ token: async () => "real", reject: (token) => void rejected.push(token) });
    await findings(() => new Response("", { status: 401 }), broker);
    expect(rejected).toEqual([]);
  });

  it("tells why there is no signature", async () => {
    const tab = new SimulatedBrowser(undefined, 100).tab({
      fetch: async () => new Response("", { status: 403 }),
    });
    const problem = { kind: "server", message: "Data gave no signature (status 503)." } as const;
    const signatureFor = () => Promise.reject(new ProblemError(problem));
    const found = await probe({ title: "Data", file }, fakeBroker({ signatureFor }), undefined, tab);
    expect(found).toContainEqual(
      expect.objectContaining({ outcome: "refused", message: "Data gave no signature (status 503)." }),
    );
  });

  it("sends a key-bound token with its proof, and the nonce that is asked for", async () => {
    const seen: (string | null)[][] = [];
    const tab = new SimulatedBrowser(undefined, 100).tab({
      fetch: async (_url, init) => {
        const headers = new Headers(init.headers);
        seen.push([headers.get("authorization"), headers.get("dpop")]);
        const asks = headers.get("dpop") === "GET without nonce";
        return asks ? new Response("", { status: 401, headers: { "dpop-nonce": "n" } }) : part(exposed);
      },
    });
    let known = "without nonce";
    const broker = fakeBroker({
      token: async () => "bound",
      proofFor: async (_token, method, _url, nonce = known) => {
        known = nonce;
        return `${method} ${nonce}`;
      },
    });
    const found = await probe({ title: "Data", file }, broker, undefined, tab);
    expect(seen).toEqual([
      [null, null],
      ["DPoP bound", "GET without nonce"],
      ["DPoP bound", "GET n"],
    ]);
    expect(found).toContainEqual(expect.objectContaining({ check: "ranges", outcome: "allowed" }));
  });

  it("says in words whether the sign-in addresses can be read", async () => {
    const authority = "https://id.example";
    const open = new SimulatedBrowser().tab({
      fetch: async () => Response.json({ issuer: authority, token_endpoint: `${authority}/token` }),
    });
    expect(await probe({ title: "Id", authority }, noBroker, undefined, open)).toEqual([
      expect.objectContaining({ check: "discovery", outcome: "allowed" }),
    ]);
    const closed = new SimulatedBrowser(undefined, 100).tab({
      fetch: () => Promise.reject(new TypeError("Failed to fetch")),
    });
    const [finding] = await probe({ title: "Id", authority }, noBroker, undefined, closed);
    expect(finding).toMatchObject({ outcome: "refused", message: "Id could not be reached." });
    expect(finding?.advice).toContain("CORS");
  });

  it("asks a token endpoint whether pages may read its answers, a refusal included", async () => {
    const tokenEndpoint = "https://hub.example/token";
    const ask = async (fetch: () => Promise<Response>) => {
      const tab = new SimulatedBrowser(undefined, 100).tab({ fetch });
      return probe({ title: "Hub", tokenEndpoint }, noBroker, undefined, tab);
    };
    const answers = await ask(async () => Response.json({ error: "invalid_client" }, { status: 401 }));
    expect(answers).toMatchObject([{ check: "token endpoint", outcome: "allowed" }]);
    const hides = await ask(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(hides).toMatchObject([{ check: "token endpoint", outcome: "refused" }]);
  });
});
