import * as v from "valibot";
import {
  address,
  boundingBox,
  connections,
  day,
  described,
  identifier,
  origins,
  text,
} from "./schema-parts.ts";

const start = v.pipe(
  v.strictObject({
    collection: v.optional(text),
    bbox: v.optional(boundingBox),
    from: v.optional(described(day, "First day, included.")),
    to: v.optional(described(day, "Last day, included.")),
  }),
  v.check(({ from, to }) => !from || !to || from <= to, "expected `from` not to be after `to`"),
  v.description("What a first visit opens."),
);

/** One of `catalogues`. */
export const catalogue = v.strictObject({
  id: identifier,
  title: text,
  description: v.optional(text),
  url: described(
    address,
    "Landing page of the STAC API, or a catalogue, collection or item; absolute, or relative to the folder of config.json.",
  ),
  provider: v.optional(described(identifier, "Id of the provider whose token its files ask for.")),
  signedSearch: v.optional(
    described(v.boolean(), "Whether STAC requests carry the token, too. Default: false."),
  ),
  assetOrigins: v.optional(
    described(origins, "Origins its files and thumbnails are read from, besides that of `url`."),
  ),
  passThrough: v.optional(
    described(
      address,
      'Folder of the application\'s own origin through which files of other origins are fetched, as https/HOST/PATH below it, e.g. "./through/". For services that do not answer pages (no CORS).',
    ),
  ),
  connectionsPerHost: v.optional(
    described(
      connections,
      "Parallel requests its hosts are comfortable with. Default: that of the deployment.",
    ),
  ),
  synthetic: v.optional(described(v.boolean(), "True where the pixels are made up. Default: false.")),
  basemap: v.optional(
    described(identifier, "Id of the basemap it is opened over. Default: the first of `basemaps`."),
  ),
  start: v.optional(start),
  attribution: v.optional(described(text, "Shown with the data.")),
});
