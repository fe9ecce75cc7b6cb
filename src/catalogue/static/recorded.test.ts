import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogueOn, FakeCatalogue, json, NEVER } from "../testing/fake-catalogue.ts";
import { everything, searchAll, staticConfig } from "../testing/static-files.ts";

const data = process.env["REVISIT_DATA"];
const folder = join(data ?? "", "stac/static");
const isThere = data !== undefined && existsSync(folder);
const reason = isThere ? "" : " (REVISIT_DATA names no folder with them)";

/** Published catalogues, kept with "_" for every "/" of their paths. */
function published(project: string) {
  const names = isThere ? readdirSync(join(folder, project)) : [];
  const fake = new FakeCatalogue(({ url }) => {
    const name = new URL(url).pathname.slice(1).replaceAll("/", "_");
    return names.includes(name) ? json(parsed(project, name)) : json({}, 404);
  });
  const below = (prefix: string) =>
    names.filter((name) => name.startsWith(prefix) && isItem(parsed(project, name)));
  return { fake, below };
}

function parsed(project: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, project, name), "utf8")) as unknown;
}

function isItem(document: unknown): boolean {
  return (document as { type?: string }).type === "Feature";
}

describe.skipIf(!isThere)(`published catalogues of files${reason}`, () => {
  // `broken` counts what the publisher links to and the folder does not have.
  it.each([
    [
      "mapchete-eo",
      "pf_stac_collection/stac/QA/catalog.json",
      "pf_stac_collection_stac_QA_33N_23E-223N_33N",
      4,
    ],
    ["mapchete-eo", "sentinel2_full_products/catalog.json", "sentinel2_full_products_sentinel-2-l2a_S2", 3],
    ["pystac", "catalogs/label_catalog-v0.8.1/acc/collection.json", "catalogs_label_catalog-v0.8.1_acc_", 4],
    ["pystac", "catalogs/test-case-1/country-1/catalog.json", "catalogs_test-case-1_country-1_", 0],
  ])("give the items that lie below them: %s/%s", async (project, path, prefix, broken) => {
    const { fake, below } = published(project);
    const catalogue = catalogueOn(fake, staticConfig(`https://files.example.org/${path}`));
    const { list } = await catalogue.collections(NEVER);
    const { ids, pages, incomplete } = await searchAll(catalogue, everything(...list.map(({ id }) => id)));
    const there = below(prefix).map((name) => (parsed(project, name) as { id: string }).id);
    expect(there.length).toBeGreaterThan(1);
    expect(ids.toSorted()).toEqual(there.toSorted());
    expect(pages.flatMap((page) => page.problems)).toEqual([]);
    expect(Number(/^\d+/.exec(incomplete?.message ?? "0")?.[0])).toBe(broken);
  });
});
