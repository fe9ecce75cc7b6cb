import * as v from "valibot";

/**
 * `config.json` as a person writes it. `parse.ts` turns it into the `Config` of `types.ts`: defaults
 * filled in, addresses absolute. The published JSON Schema is generated from this file, so every
 * description here is the documentation of that key.
 */

const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  v.description("Short name used in links and references: lower-case letters, digits, hyphens."),
);

const text = v.pipe(v.string(), v.nonEmpty("expected a text that is not empty"));

const address = v.pipe(
  v.string(),
  v.nonEmpty("expected an address"),
  v.description("Absolute URL, or a path relative to the folder of config.json."),
);

const origins = v.pipe(
  v.array(address),
  v.description('Origins such as "https://data.example.org"; "./" is the origin of the application.'),
);

const day = v.pipe(v.string(), v.isoDate("expected a day as YYYY-MM-DD"));

const connections = v.pipe(
  v.number(),
  v.integer("expected a whole number"),
  v.minValue(1, "expected at least 1"),
  v.maxValue(64, "expected at most 64"),
);

const bbox = v.pipe(
  v.tuple([v.number(), v.number(), v.number(), v.number()]),
  v.check(
    ([west, south, east, north]) =>
      Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south < north,
    "expected west, south, east, north in degrees, south below north",
  ),
  v.description("West, south, east, north in degrees. West above east crosses the antimeridian."),
);

const catalogue = v.strictObject({
  id: identifier,
  title: text,
  description: v.optional(text),
  url: v.pipe(address, v.description("Landing page of the STAC API.")),
  provider: v.optional(v.pipe(identifier, v.description("Id of the provider this catalogue signs in with."))),
  signedSearch: v.optional(
    v.pipe(v.boolean(), v.description("Whether STAC requests carry the token too. Default: false.")),
  ),
  assetOrigins: v.optional(
    v.pipe(origins, v.description("Origins, besides the catalogue's own, that its files are read from.")),
  ),
  connectionsPerHost: v.optional(connections),
  synthetic: v.optional(v.pipe(v.boolean(), v.description("True where the pixels are made up."))),
  start: v.optional(
    v.pipe(
      v.strictObject({
        collection: v.optional(text),
        bbox: v.optional(bbox),
        from: v.optional(day),
        to: v.optional(day),
      }),
      v.check(({ from, to }) => !from || !to || from <= to, "expected `from` not to be after `to`"),
      v.description("What a first visit opens."),
    ),
  ),
  attribution: v.optional(text),
});

const providerBase = { id: identifier, title: text, origins };
const scope = v.optional(text);
const session = v.optional(
  v.pipe(
    v.picklist(["shared", "tab"]),
    v.description('"shared": all tabs have the session; "tab": kept in the memory of one tab.'),
  ),
);
const clientId = v.pipe(
  v.string(),
  v.description("Id of the client registered for this deployment. Empty until there is one."),
);

const provider = v.variant("kind", [
  v.strictObject({
    ...providerBase,
    kind: v.literal("code"),
    authority: address,
    clientId,
    scope,
    method: v.optional(v.picklist(["redirect", "popup"])),
    session,
    dpop: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...providerBase,
    kind: v.literal("password"),
    authority: address,
    clientId,
    scope,
    session,
  }),
  v.strictObject({
    ...providerBase,
    kind: v.literal("client-credentials"),
    tokenEndpoint: address,
    scope,
  }),
  v.strictObject({ ...providerBase, kind: v.literal("token") }),
  v.strictObject({
    ...providerBase,
    kind: v.literal("signature"),
    tokenUrl: v.pipe(
      address,
      v.includes("{collection}", "expected an address that contains {collection}"),
      v.description("Where a signature is asked for; contains {collection}."),
    ),
  }),
]);

const online = {
  id: identifier,
  title: text,
  attribution: text,
  maxZoom: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24))),
};

const basemap = v.variant("kind", [
  v.strictObject({ id: identifier, title: text, kind: v.literal("offline") }),
  v.strictObject({
    ...online,
    kind: v.literal("raster"),
    url: v.pipe(
      address,
      v.check(
        (url) => ["{z}", "{x}", "{y}"].every((part) => url.includes(part)),
        "expected a tile template with {z}, {x} and {y}",
      ),
      v.description("Tile template with {z}, {x} and {y}."),
    ),
  }),
  v.strictObject({
    ...online,
    kind: v.literal("style"),
    url: v.pipe(address, v.description("Address of a MapLibre style.")),
    origins: v.optional(
      v.pipe(origins, v.description("Origins the style reads tiles, glyphs and sprites from.")),
    ),
  }),
]);

export const configFile = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    catalogues: v.pipe(v.array(catalogue), v.minLength(1, "expected at least one catalogue")),
    providers: v.optional(v.array(provider)),
    basemaps: v.optional(
      v.pipe(v.array(basemap), v.description("The first is the default. Without any: the offline basemap.")),
    ),
    memoryBudgetMegabytes: v.optional(
      v.pipe(
        v.number(),
        v.minValue(64, "expected at least 64"),
        v.maxValue(8192, "expected at most 8192"),
        v.description("What all caches of decoded and computed pixels may hold together. Default: 512."),
      ),
    ),
    connectionsPerHost: v.optional(
      v.pipe(connections, v.description("Parallel requests to one host. Default: 6.")),
    ),
  }),
  v.title("Configuration of Revisit"),
);

export type ConfigFile = v.InferOutput<typeof configFile>;
