import { describe, expect, it } from "vitest";
import { brokerOfTokens, fakeBroker } from "../../http/testing/fake-broker.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import {
  CATALOGUE,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  page,
  problemOf,
  QUERY,
  type Seen,
} from "../testing/fake-catalogue.ts";
import { createCatalogueClient } from "./client.ts";

const HOME = "https://stac.example.org";
/** On the provider's list, too, so that the broker has a token for it. */
const OTHER = "https://other.example.org";
const SIGNED: CatalogueConfig = { ...CATALOGUE, signedSearch: true };
/** Gives the same token to every origin, as if all were on the provider's list. */
const GENEROUS = fakeBroker({ token: () => Promise.resolve("secret") });

function clientOf(fake: FakeCatalogue) {
  return createCatalogueClient({ ...fake.environment, broker: GENEROUS });
}

function elsewhere(fake: FakeCatalogue): readonly Seen[] {
  return fake.seen.filter(({ url }) => new URL(url).origin !== HOME);
}

/** A catalogue whose first page of scenes goes on at `next`. */
function continuing(next: unknown): FakeCatalogue {
  return new FakeCatalogue(({ url }) => {
    if (url.endsWith("/collections"))
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
    const found = await clientOf(fake).search(SIGNED, QUERY, NEVER);
    expect(found.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.next).toBeUndefined();
    const { origin } = new URL(next.href, HOME);
    expect(found.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(origin) as string }),
    ]);
    expect(elsewhere(fake)).toEqual([]);
  });

  it("is signed at the catalogue's own origin", async () => {
    const fake = continuing({ method: "POST", href: `${HOME}/search`, body: { token: "2" } });
    const client = clientOf(fake);
    const { next } = await client.search(SIGNED, QUERY, NEVER);
    if (!next) throw new Error("no next page");
    await client.nextPage(SIGNED, QUERY, next, NEVER);
    expect(fake.searches().map(({ authorization }) => authorization)).toEqual([
      "Bearer secret",
      "Bearer secret",
    ]);
  });

  it("gets no token even when it is asked for by name", async () => {
    const fake = continuing(undefined);
    await clientOf(fake).nextPage(SIGNED, QUERY, { url: `${OTHER}/search`, method: "POST", body: {} }, NEVER);
    expect(elsewhere(fake).map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it("does not lead back to the catalogue from elsewhere, with a body that somebody else chose", async () => {
    const next = { method: "POST", href: `${HOME}/collections/c/items`, body: { planted: true } };
    const fake = new FakeCatalogue(() => json(page(["a"], next)));
    const asked = { url: `${OTHER}/search`, method: "POST", body: {} } as const;
    const found = await clientOf(fake).nextPage(SIGNED, QUERY, asked, NEVER);
    expect(found.next).toBeUndefined();
  });

  it("of the list of collections is not asked for at another origin either", async () => {
    const fake = continuing({ href: `${OTHER}/collections?page=2` });
    const found = await clientOf(fake).collections(SIGNED, NEVER);
    expect(found.map(({ id }) => id)).toEqual(["c"]);
    expect(elsewhere(fake)).toEqual([]);
  });

  it("is followed anywhere by a catalogue that is searched without a token", async () => {
    const fake = continuing({ href: `${OTHER}/search?token=2` });
    const found = await clientOf(fake).search(CATALOGUE, QUERY, NEVER);
    expect(found.next?.url).toBe(`${OTHER}/search?token=2`);
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
    const client = clientOf(fake);
    await client.search(SIGNED, QUERY, NEVER);
    await client.collections(SIGNED, NEVER);
    await client.raw(SIGNED, `${OTHER}/collections/c/items/a`, NEVER);
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

  it("says which origin wants a sign-in, and sends nobody to the account panel", async () => {
    const fake = new FakeCatalogue(({ url }) => (url === `${HOME}/` ? json(start) : json({}, 401)));
    const { message, kind } = await problemOf(clientOf(fake).collections(SIGNED, NEVER));
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
    const signedIn = createCatalogueClient({ ...cache.before(network), broker: brokerOfTokens("ada") });
    const { scenes } = await signedIn.search(SIGNED, QUERY, NEVER);
    await signedIn.collections(SIGNED, NEVER);
    await signedIn.raw(SIGNED, `${HOME}/collections/c/items/a`, NEVER);
    expect(scenes.map(({ id }) => id)).toEqual(["Bearer ada"]);
    expect(cache.addresses).toEqual([]);
    // A new page over the same cache, in which no account is signed in.
    const signedOut = createCatalogueClient({ ...cache.before(network), broker: fakeBroker() });
    expect((await problemOf(signedOut.search(SIGNED, QUERY, NEVER))).kind).toBe("sign-in");
    expect((await problemOf(signedOut.collections(SIGNED, NEVER))).kind).toBe("sign-in");
  });

  it("are not mixed up with what was answered before the sign-in", async () => {
    const cache = new HttpCache();
    const network = new FakeCatalogue(({ url, authorization }) => {
      if (url.includes("/search")) return json(page([authorization ?? "open"]));
      return json(url === `${HOME}/` ? landing({ methods: ["GET"] }) : { id: "c" });
    });
    const found = async (broker: ReturnType<typeof fakeBroker>) => {
      const client = createCatalogueClient({ ...cache.before(network), broker });
      return (await client.search(SIGNED, QUERY, NEVER)).scenes.map(({ id }) => id);
    };
    expect(await found(fakeBroker())).toEqual(["open"]);
    expect(await found(brokerOfTokens("ada"))).toEqual(["Bearer ada"]);
    expect(await found(fakeBroker())).toEqual(["open"]);
  });

  it("of a catalogue that is searched without a token may be kept", async () => {
    const fake = new FakeCatalogue(() => json(landing()));
    await createCatalogueClient(fake.environment).abilities(CATALOGUE, NEVER);
    expect(fake.seen.map(({ cache }) => cache)).toEqual([undefined]);
  });
});
