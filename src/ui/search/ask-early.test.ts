import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { searchInfiniteQuery } from "../../catalogue/queries.ts";
import {
  CATALOGUE,
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  page,
  QUERY,
} from "../../catalogue/testing/fake-catalogue.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import { parseConfig } from "../../config/parse.ts";
import { defaultView } from "../../view/default-view.ts";
import { createViewStore } from "../../view/store.ts";
import { askEarly } from "./ask-early.ts";
import { openingQuery } from "./opening-query.ts";

const TODAY = "2025-06-30";
const COLLECTION = {
  id: "c",
  title: "A collection",
  extent: {
    spatial: { bbox: [[5.123456789, 51, 6, 52]] },
    temporal: { interval: [["2024-01-01T00:00:00Z", null]] },
  },
  summaries: { "eo:cloud_cover": { minimum: 0, maximum: 100 } },
};

function service(): FakeCatalogue {
  return new FakeCatalogue(({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === "/") return json(landing());
    if (pathname === "/collections") return json({ collections: [COLLECTION] });
    if (pathname === "/collections/c") return json(COLLECTION);
    return json(page(["a", "b"]));
  });
}

function setUp(config: CatalogueConfig) {
  const fake = service();
  const queries = new QueryClient();
  return { fake, queries, catalogue: catalogueOn(fake, config) };
}

it("the search of a start is there before the interface asks for it, under the key that the view will have", async () => {
  const config = { ...CATALOGUE, start: { collection: "c" } };
  const { fake, queries, catalogue } = setUp(config);
  await askEarly(queries, catalogue, null, TODAY);
  expect(fake.searches()).toHaveLength(1);

  const summary = await catalogue.collection("c", new AbortController().signal);
  const parsed = parseConfig(
    { catalogues: [{ id: "fake", title: "Fake", url: CATALOGUE.url }] },
    CATALOGUE.url,
  );
  const view = createViewStore(defaultView(parsed));
  view.setState({ query: openingQuery(config, summary, summary.bbox ?? [0, 0, 0, 0], TODAY) });
  const { query } = view.getState();
  const known = queries.getQueryData(searchInfiniteQuery(catalogue, query ?? QUERY).queryKey);
  expect(known?.pages[0]?.scenes.map(({ id }) => id)).toEqual(["a", "b"]);
});

it("the search of a link is asked without its collection being waited for", async () => {
  const { fake, queries, catalogue } = setUp(CATALOGUE);
  await askEarly(queries, catalogue, QUERY, TODAY);
  expect(fake.searches()).toHaveLength(1);
  expect(queries.getQueryData(searchInfiniteQuery(catalogue, QUERY).queryKey)?.pages).toHaveLength(1);
});

it("a catalogue without a start is asked for its collections alone", async () => {
  const { fake, queries, catalogue } = setUp(CATALOGUE);
  await askEarly(queries, catalogue, null, TODAY);
  expect(fake.seen.map(({ url }) => new URL(url).pathname)).toEqual(["/", "/collections"]);
});

it("what fails is left to the interface to ask again and to tell", async () => {
  const fake = new FakeCatalogue(() => json({}, 404));
  await expect(askEarly(new QueryClient(), catalogueOn(fake), QUERY, TODAY)).resolves.toBeUndefined();
});
