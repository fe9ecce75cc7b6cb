import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { fakeBroker } from "../../http/testing/fake-broker.ts";
import type { TokenBroker } from "../../http/token-broker.ts";
import { createSourceContext, type SourceContextOptions } from "./context.ts";
import { openSource } from "./open-source.ts";
import { FaultServer, status } from "./testing/fault-server.ts";
import type { RangeSource } from "./types.ts";

const content = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 31) & 0xff);
const signature = "sv=2024-05-04&se=2026-11-21T06%3A00%3A00Z&sig=canary%2Bone%3D";
const another = "sv=2024-05-04&se=2026-11-21T07%3A00%3A00Z&sig=canary%2Btwo%3D";

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start(content);
});

afterEach(async () => {
  await server.stop();
  expect(server.unexpected).toEqual([]);
});

function open(url: string, broker: TokenBroker, options: Partial<SourceContextOptions> = {}): RangeSource {
  const policy = { firstPauseMs: 2, longestPauseMs: 5, tries: 3 };
  return openSource(url, createSourceContext({ connectionsPerHost: 2, policy, broker, ...options }));
}

/** Gives the first secret until it is rejected, then the next. */
class Signer implements TokenBroker {
  readonly rejected: string[] = [];
  readonly asked: string[] = [];
  readonly #signatures: readonly string[];
  constructor(...signatures: string[]) {
    this.#signatures = signatures;
  }
  token(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  reject(secret: string): void {
    this.rejected.push(secret);
  }
  signatureFor(url: string): Promise<string | undefined> {
    this.asked.push(url);
    return Promise.resolve(this.#signatures[Math.min(this.rejected.length, this.#signatures.length - 1)]);
  }
  proofFor(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

describe("a file behind signed addresses", () => {
  it("is asked for with the signature, exactly as it was given", async () => {
    server.target = `/scene/B04.tif?${signature}`;
    const source = open(server.url, new Signer(signature));
    expect(await source.read(10, 5)).toEqual(content.subarray(10, 15));
    expect(source.url).toBe(server.url);
  });

  it("keeps the other parameters of its address, and replaces a signature that it came with", async () => {
    server.target = `/scene/B04.tif?v=7&${signature}`;
    const listed = `${server.url}?sig=old&v=7&se=2020-01-01`;
    expect(await open(listed, new Signer(signature)).read(0, 3)).toEqual(content.subarray(0, 3));
  });

  it("is asked for once more with a new signature after a 403", async () => {
    const signer = new Signer(signature, another);
    server.target = `/scene/B04.tif?${signature}`;
    server.next((exchange) => {
      server.target = `/scene/B04.tif?${another}`;
      status(403)(exchange);
    });
    expect(await open(server.url, signer).read(0, 3)).toEqual(content.subarray(0, 3));
    expect(signer.rejected).toEqual([signature]);
    expect(server.requests).toBe(2);
  });

  it("is given up after a second 403, without a word of the signature", async () => {
    server.target = `/scene/B04.tif?${signature}`;
    server.every((exchange) => {
      server.target = `/scene/B04.tif?${another}`;
      status(403)(exchange);
    });
    const error: unknown = await open(server.url, new Signer(signature, another))
      .read(0, 3)
      .catch((reason: unknown) => reason);
    expect(server.requests).toBe(2);
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem).toMatchObject({ kind: "rights", url: server.url });
    expect(JSON.stringify([error.problem, String(error), error.stack, String(error.cause)])).not.toMatch(
      /canary|sig=/,
    );
  });

  it("is not asked for again with a signature that was refused", async () => {
    server.target = `/scene/B04.tif?${signature}`;
    server.every(status(403));
    await expect(open(server.url, new Signer(signature)).read(0, 3)).rejects.toBeInstanceOf(ProblemError);
    expect(server.requests).toBe(1);
  });

  it("does not follow a redirect with it", async () => {
    const elsewhere = await FaultServer.start(content);
    server.target = `/scene/B04.tif?${signature}`;
    server.every(status(302, { Location: elsewhere.url }));
    await expect(open(server.url, new Signer(signature)).read(0, 3)).rejects.toBeInstanceOf(ProblemError);
    expect(elsewhere.requests).toBe(0);
    await elsewhere.stop();
  });

  it("is not asked for twice when the session has no signature and the server says 403", async () => {
    server.every(status(403));
    const signer = new Signer();
    await expect(open(server.url, signer).read(0, 3)).rejects.toBeInstanceOf(ProblemError);
    expect(server.requests).toBe(1);
    expect(signer.rejected).toEqual([]);
  });
});

/** A token that is bound to a key; the proof names the nonce that was asked for. */
class BoundTokens implements TokenBroker {
  readonly rejected: string[] = [];
  readonly proven: string[] = [];
  #nonce = "none";
  token(): Promise<string> {
    return Promise.resolve("bound");
  }
  signatureFor(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  reject(token: string): void {
    this.rejected.push(token);
  }
  proofFor(token: string, method: string, url: string, nonce?: string): Promise<string> {
    this.#nonce = nonce ?? this.#nonce;
    this.proven.push(`${method} ${url}`);
    return Promise.resolve(`proof-of-${token}-${this.#nonce}`);
  }
}

describe("a token that is bound to a key", () => {
  it("is sent with a proof for this method and address", async () => {
    const broker = new BoundTokens();
    const proofs: unknown[] = [];
    server.every(({ request, answer }) => {
      proofs.push(request.headers.authorization, request.headers["dpop"]);
      answer();
    });
    expect(await open(server.url, broker).read(0, 3)).toEqual(content.subarray(0, 3));
    expect(proofs).toEqual(["DPoP bound", "proof-of-bound-none"]);
    expect(broker.proven).toEqual([`GET ${server.url}`]);
  });

  it("is sent again with the nonce that the server asks for, and not renewed for that", async () => {
    const broker = new BoundTokens();
    const proofs: unknown[] = [];
    server.token = "bound";
    server.scheme = "DPoP";
    server.next(
      status(401, { "DPoP-Nonce": "n1", "WWW-Authenticate": 'DPoP error="use_dpop_nonce"' }),
      ({ request, answer }) => {
        proofs.push(request.headers["dpop"]);
        answer();
      },
    );
    expect(await open(server.url, broker).read(0, 3)).toEqual(content.subarray(0, 3));
    expect(proofs).toEqual(["proof-of-bound-n1"]);
    expect(broker.rejected).toEqual([]);
  });
});

describe("a file whose origin is read through the page's own server", () => {
  const remote = "https://data.example.org:8443/a%20b/B04.tif?v=7";

  function through(broker: TokenBroker): RangeSource {
    server.target = "/through/https/data.example.org:8443/a%20b/B04.tif?v=7";
    const folder = new URL("/through/", server.url).href;
    return open(remote, broker, { passThroughs: { "https://data.example.org:8443": folder } });
  }

  it("is fetched there with the token of its own origin", async () => {
    const origins: string[] = [];
    server.token = "theirs";
    const source = through(
      fakeBroker({
        token: (origin) => {
          origins.push(origin);
          return Promise.resolve("theirs");
        },
      }),
    );
    expect(await source.read(0, 3)).toEqual(content.subarray(0, 3));
    expect(origins).toEqual(["https://data.example.org:8443"]);
    expect(source.url).toBe(remote);
  });

  it("is named by its own address when something goes wrong", async () => {
    server.every(status(404));
    const reading = through(new Signer()).read(0, 3);
    await expect(reading).rejects.toMatchObject({
      problem: { kind: "missing", url: "https://data.example.org:8443/a%20b/B04.tif" },
    });
  });

  it("leaves files of other origins where they are", async () => {
    const source = open(server.url, new Signer(), {
      passThroughs: { "https://data.example.org": "https://maps.example.org/through/" },
    });
    expect(await source.read(0, 3)).toEqual(content.subarray(0, 3));
  });
});
