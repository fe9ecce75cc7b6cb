import * as v from "valibot";
import { basemap } from "./schema-basemap.ts";
import { catalogue } from "./schema-catalogue.ts";
import { connections, described, origins } from "./schema-parts.ts";
import { product } from "./schema-product.ts";
import { provider } from "./schema-provider.ts";

const memoryBudget = v.pipe(
  v.number(),
  v.minValue(64, "expected at least 64"),
  v.maxValue(8192, "expected at most 8192"),
  v.description("What all caches of decoded and computed pixels may hold together. Default: 512."),
);

/**
 * `config.json` as a person writes it. `parse.ts` turns it into the `Config` of `types.ts`: defaults
 * filled in, addresses absolute. The published JSON Schema is generated from here, so every
 * description is the documentation of its key.
 */
export const configFile = v.strictObject({
  $schema: v.optional(v.string()),
  catalogues: v.pipe(
    v.array(catalogue),
    v.minLength(1, "expected at least one catalogue"),
    v.description("STAC APIs to choose from. The first is opened on a first visit."),
  ),
  providers: v.optional(described(v.array(provider), "Ways to sign in.")),
  basemaps: v.optional(
    described(v.array(basemap), "The first is the default. Without any: the offline basemap."),
  ),
  products: v.optional(
    described(
      v.array(product),
      "What is known of products beyond what their items say. Of two that are about a collection the first counts.",
    ),
  ),
  embedOrigins: v.optional(
    described(origins, "Origins whose pages may show the application in a frame. Default: none."),
  ),
  memoryBudgetMegabytes: v.optional(memoryBudget),
  connectionsPerHost: v.optional(described(connections, "Parallel requests to one host. Default: 6.")),
  otherCatalogues: v.optional(
    described(
      v.picklist(["ask", "refuse"]),
      'Links may name a STAC API that is not listed, by its https address. "ask": people are asked, and it is read without any sign-in; the policy then lets the page connect to every https address. "refuse": a message says that it is not configured. Default: "ask".',
    ),
  ),
});

export type ConfigFile = v.InferOutput<typeof configFile>;
