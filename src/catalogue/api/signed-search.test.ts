import { describe, expect, it } from "vitest";
import { brokerOfTokens, fakeBroker } from "../../http/testing/fake-broker.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import {
  CATALOGUE,
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  page,
  problemOf,
  QUERY,
  type Seen,
} from "../testing/fake-catalogue.ts";

const HOME = "https://stac.example.org";
/** On the provider's list, too, so that the broker has a token for it. */
const OTHER = "https://other.example.org";
const SIGNED: CatalogueConfig = { ...CATALOGUE, signedSearch: true };
/** Gives the same token to every origin, as if all were on the provider's list. */
const GENEROUS = fakeBroker({ token: () => Promise.resolve("secret") });

function signedOn(fake: FakeCatalogue, config = SIGNED) {
  return catalogueOn(fake, config, { broker: GENEROUS });
}

function elsewhere(fake: FakeCatalogue): readonly Seen[] {
  return fake.seen.filter(({ url }) => new URL(url).origin !== HOME);
}

/** A catalogue whose first page of scenes goes on at `next`. */
function continuing(next: unknown): FakeCatalogue {
  return new FakeCatalogue(({ url }) => {
    if (new URL(url).pathname === "/collections")
      return json({ collections: [{ id: "c" }], links: [{ rel: "next", ...(next as object) }] });
    if (url.includes("/search")) return json(page(["a", "b"], next));
    return json(url.endsWith("/") ? landing() : { id: "c" });
  });
}

describe("a follow-up of a signed search", () => {
  it.each([
    ["POST with its own body", { method: "POST", href: `${OTHER}/processing/jobs`, body: { delete: "all" } }],
    [
      "POST with the body of the search",
      { method: "POST", href: `${OTHER}/search`, merge: true, body: { token: "2" } },
    ],
    ["GET", { href: `${OTHER}/search?token=2` }],
    ["GET at another port", { href: "https://stac.example.org:8443/search?token=2" }],
    ["GET without a scheme", { href: "//other.example.org/search?token=2" }],
  ])("is not asked for at another origin, and what was found is kept: %s", async (_name, next) => {
    const fake = continuing(next);
    const found = await signedOn(fake).search(QUERY, { signal: NEVER });
    expect(found.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.next).toBeUndefined();
    expect(found.incomplete?.message).toContain(new URL(next.href, HOME).host);
    expect(elsewhere(fake)).toEqual([]);
  });

  it("is signed at the catalogue's own origin", async () => {
    const fake = continuing({ method: "POST", href: `${HOME}/search`, body: { token: "2" } });
    const client = signedOn(fake);
    const { next } = await client.search(QUERY, { signal: NEVER });
    if (!next) throw new Error("no next page");
    await client.search(QUERY, { signal: NEVER, cursor: next });
    expect(fake.searches().map(({ authorization }) => authorization)).toEqual([
      "Bearer secret",
      "Bearer secret",
    ]);
  });

  it("gets no token even when it is asked for by name", async () => {
    const fake = continuing(undefined);
    await signedOn(fake).item(`${OTHER}/search`, NEVER);
    expect(elsewhere(fake).map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it("does not lead back to the catalogue from elsewhere, with a body that it chose", async () => {
    const next = { method: "POST", href: `${HOME}/collections/c/items`, body: { planted: true } };
    const links = [{ rel: "search", method: "POST", href: `${OTHER}/search` }];
    const fake = new FakeCatalogue(({ url }) =>
      json(url === `${HOME}/` ? { stac_version: "1.0.0", links } : page(["a"], next)),
    );
    const found = await signedOn(fake).search(QUERY, { signal: NEVER });
    expect(found.scenes).toHaveLength(1);
    expect(found.next).toBeUndefined();
  });

  it("of the list of collections is not asked for at another origin either", async () => {
    const fake = continuing({ href: `${OTHER}/collections?page=2` });
    const found = await signedOn(fake).collections(NEVER);
    expect(found.list.map(({ id }) => id)).toEqual(["c"]);
    expect(found.incomplete?.message).toContain(new URL(OTHER).host);
    expect(elsewhere(fake)).toEqual([]);
  });

  it("is not followed to another origin by a catalogue that is searched without a token either", async () => {
    const fake = continuing({ href: `${OTHER}/search?token=2` });
    const found = await signedOn(fake, CATALOGUE).search(QUERY, { signal: NEVER });
    expect(found.next).toBeUndefined();
    expect(found.incomplete?.message).toContain(new URL(OTHER).host);
  });
});

describe("a signed catalogue that leads elsewhere", () => {
  const start = {
    stac_version: "1.0.0",
    links: [
      { rel: "search", method: "POST", href: `${OTHER}/search` },
      { rel: "data", href: `${OTHER}/collections` },
      { rel: "conformance", href: `${OTHER}/conformance` },
    ],
  };

  it("is asked there without a token: search, collections, queryables, conformance, items", async () => {
    const fake = new FakeCatalogue(({ url }) => {
      if (url === `${HOME}/`) return json(start);
      return json(
        url.endsWith("/search") ? page(["a"]) : url.endsWith("/c") ? { id: "c" } : { collections: [] },
      );
    });
    const client = signedOn(fake);
    await client.search(QUERY, { signal: NEVER });
    await client.collections(NEVER);
    await client.item(`${OTHER}/collections/c/items/a`, NEVER);
    const paths = elsewhere(fake).map(({ url }) => new URL(url).pathname);
    expect(paths).toEqual(
      expect.arrayContaining([
        "/search",
        "/collections",
        "/collections/c",
        "/collections/c/queryables",
        "/collections/c/items/a",
        "/conformance",
      ]),
    );
    expect(elsewhere(fake).filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    expect(fake.seen[0]?.authorization).toBe("Bearer secret");
  });

  it("says which origin wants a sign-in, and does not point to the account panel", async () => {
    const fake = new FakeCatalogue(({ url }) => (url === `${HOME}/` ? json(start) : json({}, 401)));
    const { message, kind } = await problemOf(signedOn(fake).collections(NEVER));
    expect(message).toContain(OTHER);
    expect(kind).not.toBe("sign-in");
  });
});

/** A browser's HTTP cache before servers that allow everything: `max-age=31536000, immutable`, no `Vary`. */
class HttpCache {
  readonly #kept = new Map<string, string>();

  /** Addresses of which an answer lies in the cache. */
  get addresses(): readonly string[] {
    return [...this.#kept.keys()];
  }

  before(network: FakeCatalogue): FakeCatalogue["environment"] {
    const { fetch } = network.environment;
    return {
      ...network.environment,
      fetch: async (url, init) => {
        const cacheable = (init?.method ?? "GET") === "GET" && init?.cache !== "no-store";
        const kept = cacheable ? this.#kept.get(url) : undefined;
        if (kept !== undefined) return new Response(kept);
        const answer = await fetch(url, init);
        if (cacheable && answer.ok) this.#kept.set(url, await answer.clone().text());
        return answer;
      },
    };
  }
}

describe("answers to a signed search", () => {
  /** Searches by GET, and answers everything with the name of the person who asks. */
  const personal = () =>
    new FakeCatalogue(({ url, authorization }) => {
      if (authorization === undefined) return json({}, 401);
      if (url.includes("/search")) return json(page([authorization]));
      return json(
        url === `${HOME}/`
          ? landing({ methods: ["GET"] })
          : { id: "c", collections: [{ id: authorization }] },
      );
    });

  it("are not left in the browser's cache, whatever the server allows", async () => {
    const cache = new HttpCache();
    const network = personal();
    const signedIn = catalogueOn(network, SIGNED, {
      ...cache.before(network),
      broker: brokerOfTokens("ada"),
    });
    const { scenes } = await signedIn.search(QUERY, { signal: NEVER });
    await signedIn.collections(NEVER);
    await signedIn.item(`${HOME}/collections/c/items/a`, NEVER);
    expect(scenes.map(({ id }) => id)).toEqual(["Bearer ada"]);
    expect(cache.addresses).toEqual([]);
    // A new page over the same cache, in which no account is signed in.
    const signedOut = catalogueOn(network, SIGNED, { ...cache.before(network), broker: fakeBroker() });
    expect((await problemOf(signedOut.search(QUERY, { signal: NEVER }))).kind).toBe("sign-in");
    expect((await problemOf(signedOut.collections(NEVER))).kind).toBe("sign-in");
  });

  it("are not mixed up with what was answered before the sign-in", async () => {
    const cache = new HttpCache();
    const network = new FakeCatalogue(({ url, authorization }) => {
      if (url.includes("/search")) return json(page([authorization ?? "open"]));
      return json(url === `${HOME}/` ? landing({ methods: ["GET"] }) : { id: "c" });
    });
    const found = async (broker: ReturnType<typeof fakeBroker>) => {
      const client = catalogueOn(network, SIGNED, { ...cache.before(network), broker });
      return (await client.search(QUERY, { signal: NEVER })).scenes.map(({ id }) => id);
    };
    expect(await found(fakeBroker())).toEqual(["open"]);
    expect(await found(brokerOfTokens("ada"))).toEqual(["Bearer ada"]);
    expect(await found(fakeBroker())).toEqual(["open"]);
  });

  it("of a catalogue that is searched without a token may be kept", async () => {
    const fake = new FakeCatalogue(() => json(landing()));
    await catalogueOn(fake).open(NEVER);
    expect(fake.seen.map(({ cache }) => cache)).toEqual([undefined]);
  });
});
