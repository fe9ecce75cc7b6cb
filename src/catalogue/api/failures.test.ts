import { describe, expect, it } from "vitest";
import { brokerOfTokens, fakeBroker } from "../../http/testing/fake-broker.ts";
import { ProblemError, type Problem } from "../../problem/problem.ts";
import {
  CATALOGUE,
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  opaque,
  problemOf,
  QUERY,
} from "../testing/fake-catalogue.ts";

describe("a catalogue that fails", () => {
  const search = (fake: FakeCatalogue): Promise<Problem> =>
    problemOf(catalogueOn(fake).search(QUERY, { signal: NEVER }));

  it("is named together with the reason, for every status", async () => {
    const kinds: [number, Problem["kind"]][] = [
      [400, "format"],
      [401, "sign-in"],
      [403, "rights"],
      [404, "missing"],
      [429, "server"],
      [500, "server"],
      [503, "server"],
    ];
    for (const [status, kind] of kinds) {
      const problem = await search(new FakeCatalogue(() => json({ description: "no such thing" }, status)));
      expect(problem).toMatchObject({ kind, status });
      expect(problem.message).toContain("Fake catalogue");
      expect(problem.message).toContain("no such thing");
      expect(problem.advice).not.toBe("");
    }
  });

  it("is told apart: a web page, an empty answer, JSON that is no STAC, a service without a search", async () => {
    const html = new FakeCatalogue(
      () => new Response("<!doctype html><h1>Login</h1>", { headers: { "content-type": "text/html" } }),
    );
    expect((await search(html)).message).toContain("HTML");
    expect((await search(new FakeCatalogue(() => new Response("")))).message).toContain("nothing");
    expect((await search(new FakeCatalogue(() => json({ hello: "world" })))).message).toContain("not a STAC");
    const features = new FakeCatalogue(() =>
      json({
        stac_version: "1.0.0",
        id: "f",
        conformsTo: [],
        links: [{ rel: "data", href: "./collections" }],
      }),
    );
    expect(await search(features)).toMatchObject({ kind: "unsupported" });
  });

  it("is CORS when the server answers what may not be read, and the network when no server answers", async () => {
    const closed = new FakeCatalogue(({ method }) =>
      method === "OPAQUE" ? opaque() : new TypeError("Failed to fetch"),
    );
    expect((await search(closed)).kind).toBe("cors");
    const gone = new FakeCatalogue(() => new TypeError("Failed to fetch"));
    expect((await search(gone)).kind).toBe("network");
    const problem = await problemOf(
      catalogueOn(gone, CATALOGUE, { online: () => false }).search(QUERY, { signal: NEVER }),
    );
    expect(problem.message).toContain("offline");
  });

  it("is asked again when the connection breaks once", async () => {
    let broken = true;
    const fake = new FakeCatalogue(() => {
      if (!broken) return json(landing());
      broken = false;
      return new TypeError("Failed to fetch");
    });
    await expect(catalogueOn(fake).open(NEVER)).resolves.toBeDefined();
    expect(fake.seen).toHaveLength(2);
  });

  it("is asked for a smaller page, once, when it does not answer in time", async () => {
    const late = Object.assign(new Error("signal timed out"), { name: "TimeoutError" });
    const fake = new FakeCatalogue(({ url }) =>
      new URL(url).pathname === "/" ? json(landing()) : () => Promise.reject(late),
    );
    const problem = await search(fake);
    expect(problem.kind).toBe("network");
    expect(fake.searches().map(({ method, body }) => [method, (body as { limit: number }).limit])).toEqual([
      ["POST", 100],
      ["POST", 20],
    ]);
  });

  it("is asked again after 429 and 5xx, as long as Retry-After says", async () => {
    let count = 0;
    const fake = new FakeCatalogue(() => {
      count += 1;
      if (count === 1) return json({}, 429, { "retry-after": "3" });
      if (count === 2) return json({}, 503, { "retry-after": "Sun, 01 Jun 2025 00:00:07 GMT" });
      if (count === 3) return json({}, 502);
      return json(landing());
    });
    await catalogueOn(fake).open(NEVER);
    expect(fake.waits).toEqual([3000, 7000, 2000]);
  });

  it("is not waited for when it asks for longer than people wait", async () => {
    const fake = new FakeCatalogue(() => json({}, 429, { "retry-after": "3600" }));
    expect(await search(fake)).toMatchObject({ kind: "server", status: 429 });
    expect(fake.seen).toHaveLength(1);
  });

  it("never shows the query of an address", async () => {
    const catalogue = { ...CATALOGUE, url: "https://stac.example.org/?key=hidden" };
    const fake = new FakeCatalogue(() => json({}, 404));
    const problem = await problemOf(catalogueOn(fake, catalogue).open(NEVER));
    expect(JSON.stringify(problem)).not.toContain("hidden");
  });

  it("stops at once when the request is aborted", async () => {
    const controller = new AbortController();
    const fake = new FakeCatalogue(() => {
      controller.abort();
      return json({}, 503);
    });
    const client = catalogueOn(fake);
    const promise = client.item("https://stac.example.org/item", controller.signal);
    await expect(promise).rejects.toMatchObject({ name: "AbortError" });
    expect(fake.seen).toHaveLength(1);
  });
});

describe("a token", () => {
  const SIGNED = { ...CATALOGUE, signedSearch: true };

  it("travels in the header only where the search is signed, and redirects are refused then", async () => {
    const fake = new FakeCatalogue(() => json(landing()));
    const broker = brokerOfTokens("secret");
    await catalogueOn(fake, SIGNED, { broker }).open(NEVER);
    await catalogueOn(fake, CATALOGUE, { broker }).open(NEVER);
    expect(fake.seen.map(({ authorization, redirect }) => [authorization, redirect])).toEqual([
      ["Bearer secret", "error"],
      [undefined, "follow"],
    ]);
  });

  it("sends a token that is bound to a key with the proof for this request", async () => {
    const fake = new FakeCatalogue(() => json(landing()));
    const proofs: unknown[] = [];
    const client = catalogueOn(fake, SIGNED, {
      fetch: (url, init) => {
        proofs.push(new Headers(init?.headers).get("dpop"));
        return fake.environment.fetch(url, init);
      },
      broker: {
        ...brokerOfTokens("bound"),
        proofFor: (token, method, url) => Promise.resolve(`proof of ${token} for ${method} ${url}`),
      },
    });
    await client.open(NEVER);
    expect(fake.seen[0]?.authorization).toBe("DPoP bound");
    expect(proofs[0]).toBe("proof of bound for GET https://stac.example.org/");
  });

  it("is kept when only its proof lacked the nonce that the server asks for", async () => {
    const challenge = { "DPoP-Nonce": "n1", "WWW-Authenticate": 'DPoP error="use_dpop_nonce"' };
    const broker = brokerOfTokens("bound");
    const nonces: (string | undefined)[] = [];
    let asked = 0;
    const unused = new FakeCatalogue(() => new Error("not asked"));
    const client = catalogueOn(unused, SIGNED, {
      fetch: () =>
        Promise.resolve(
          asked++ === 0
            ? new Response(null, { status: 401, headers: challenge })
            : new Response(JSON.stringify(landing())),
        ),
      broker: {
        ...broker,
        proofFor: (_token, _method, _url, nonce) => {
          nonces.push(nonce);
          return Promise.resolve("proof");
        },
      },
    });
    await client.open(NEVER);
    expect(nonces).toEqual([undefined, "n1", undefined]);
    expect(broker.rejected).toEqual([]);
  });

  it("is renewed once when it is refused", async () => {
    const fake = new FakeCatalogue(({ authorization }) =>
      authorization === "Bearer new" ? json(landing()) : json({}, 401),
    );
    const broker = brokerOfTokens("old", "new");
    await catalogueOn(fake, SIGNED, { broker }).open(NEVER);
    expect(broker.rejected).toEqual(["old"]);
    expect(fake.seen).toHaveLength(2);
  });

  it("is not shown when the server repeats it in its refusal", async () => {
    const fake = new FakeCatalogue(() =>
      json({ description: "invalid token eyJhbGciOi.eyJzdWIi.c2ln, or Bearer s3cret" }, 403),
    );
    const problem = await problemOf(catalogueOn(fake).open(NEVER));
    expect(JSON.stringify(problem)).not.toMatch(/eyJ|s3cret/);
    expect(problem.message).toContain("invalid token");
  });

  it("is done without when the session has ended, and its end is told only where a token is needed", async () => {
    const ended = new ProblemError({ kind: "sign-in", message: "The session has ended." });
    const broker = fakeBroker({ token: () => Promise.reject(ended) });
    const open = new FakeCatalogue(() => json(landing()));
    const closed = new FakeCatalogue(() => json({}, 401));
    await catalogueOn(open, SIGNED, { broker }).open(NEVER);
    const problem = await problemOf(catalogueOn(closed, SIGNED, { broker }).open(NEVER));
    expect(problem.message).toBe("The session has ended.");
  });

  it("is left out when it stays refused: the catalogue may be open (Terrascope is)", async () => {
    const fake = new FakeCatalogue(({ authorization }) =>
      authorization === undefined ? json(landing()) : json({}, 401),
    );
    await catalogueOn(fake, SIGNED, { broker: brokerOfTokens("bad", "worse") }).open(NEVER);
    expect(fake.seen.map(({ authorization }) => authorization)).toEqual([
      "Bearer bad",
      "Bearer worse",
      undefined,
    ]);
  });
});
