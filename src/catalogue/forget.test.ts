import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { fakeBroker } from "../http/testing/fake-broker.ts";
import type { CatalogueConfig } from "../config/types.ts";
import { createCatalogues } from "./create-catalogues.ts";
import { CATALOGUE, FakeCatalogue, json, landing, page, QUERY } from "./testing/fake-catalogue.ts";
import { forgetFormerSearches, forgetSignedAnswers } from "./forget.ts";
import { searchInfiniteQuery } from "./queries.ts";

const SIGNED: CatalogueConfig = { ...CATALOGUE, id: "signed", signedSearch: true };
const ORIGINS = ["https://stac.example.org"];

/** A search on the screen of a person whose session is good until `person` is emptied. */
function shown(catalogue: CatalogueConfig, { hanging = false } = {}) {
  const session: { person: string | undefined } = { person: "ada" };
  const fake = new FakeCatalogue(({ url, authorization }) => {
    if (url.endsWith("/search")) return json(page([authorization ?? "open"]));
    return json(url.endsWith("/collections/c") ? { id: "c" } : landing());
  });
  const signals: AbortSignal[] = [];
  const catalogues = createCatalogues({
    ...fake.environment,
    ...(hanging ? { fetch: hangingFetch(signals) } : {}),
    broker: fakeBroker({ token: () => Promise.resolve(session.person) }),
  });
  const queries = new QueryClient();
  const observer = new InfiniteQueryObserver(queries, searchInfiniteQuery(catalogues.of(catalogue), QUERY));
  const leave = observer.subscribe(() => undefined);
  return {
    fake,
    session,
    signals,
    leave,
    ids: () => observer.getCurrentResult().data?.pages.flatMap(({ scenes }) => scenes.map(({ id }) => id)),
    forget: (origins: readonly string[]) =>
      forgetSignedAnswers({ catalogues, queries, configured: [catalogue] }, origins),
  };
}

/** Answers nothing; ends with its signal, as fetch does. */
function hangingFetch(signals: AbortSignal[]): typeof fetch {
  return (_input, init) =>
    new Promise((_, reject) => {
      const signal = init?.signal;
      if (!signal) return;
      signals.push(signal);
      signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    });
}

describe("searches that are not on the screen", () => {
  it("are kept as long as they hold no more scenes together than one search may have", () => {
    const queries = new QueryClient();
    const search = (name: string, scenes: number, updatedAt: number) =>
      queries.setQueryData(
        ["catalogue", "c", "search", name],
        { pages: [{ scenes: Array.from({ length: scenes }) }], pageParams: [null] },
        { updatedAt },
      );
    search("oldest", 100, 1);
    search("large", 9_000, 2);
    search("latest", 1_500, 3);
    queries.setQueryData(["catalogue", "c", "collections"], { list: [] }, { updatedAt: 0 });
    forgetFormerSearches(queries);
    const kept = queries
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey.at(-1));
    expect(kept).toEqual(["latest", "collections"]);
  });
});

describe("the end of a session", () => {
  it("drops what a catalogue answered to it, and asks again without it", async () => {
    const view = shown(SIGNED);
    await vi.waitFor(() => expect(view.ids()).toEqual(["Bearer ada"]));
    view.session.person = undefined;
    view.forget(ORIGINS);
    expect(view.ids()).toBeUndefined();
    await vi.waitFor(() => expect(view.ids()).toEqual(["open"]));
    // The landing page and the collection are read again, too.
    const anonymous = view.fake.seen.filter(({ authorization }) => authorization === undefined);
    expect(anonymous.map(({ url }) => url)).toContain("https://stac.example.org/");
    expect(anonymous.map(({ url }) => url)).toContain("https://stac.example.org/collections/c");
    view.leave();
  });

  it("stops a search that is under way for it", async () => {
    const view = shown(SIGNED, { hanging: true });
    await vi.waitFor(() => expect(view.signals).toHaveLength(1));
    view.forget(ORIGINS);
    expect(view.signals[0]?.aborted).toBe(true);
    // The landing page is wanted again at once: by a request of its own.
    await vi.waitFor(() => expect(view.signals).toHaveLength(2));
    expect(view.signals[1]?.aborted).toBe(false);
    view.leave();
  });

  it.each([
    ["is searched without a token", CATALOGUE, ORIGINS],
    ["belongs to another provider", SIGNED, ["https://elsewhere.example.org"]],
  ])("keeps the answers of a catalogue that %s", async (_why, catalogue, origins) => {
    const view = shown(catalogue);
    await vi.waitFor(() => expect(view.ids()).toHaveLength(1));
    const before = view.fake.seen.length;
    view.forget(origins);
    expect(view.ids()).toHaveLength(1);
    expect(view.fake.seen).toHaveLength(before);
    view.leave();
  });
});
