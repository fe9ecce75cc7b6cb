import * as v from "valibot";
import { described, text } from "./schema-parts.ts";

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "expected a colour as #rrggbb"));

const range = v.pipe(
  v.tuple([v.number(), v.number()]),
  v.check(([low, high]) => low < high, "expected a range whose first number is the lower"),
  v.description("Physical values at the two ends of the colours. Without it the pixels in view decide."),
);

const band = v.strictObject({
  dataType: v.optional(described(text, 'As in the STAC raster extension, e.g. "uint8".')),
  scale: v.optional(
    v.pipe(
      v.number(),
      v.check((scale) => scale !== 0, "expected a scale that is not 0"),
      v.description("Physical value = stored number × scale + offset."),
    ),
  ),
  offset: v.optional(v.number()),
  nodata: v.optional(described(v.number(), "Stored number that means: nothing here.")),
  unit: v.optional(text),
  commonName: v.optional(
    described(text, 'As in the STAC EO extension, e.g. "nir". Indices find bands by it.'),
  ),
  classes: v.optional(
    described(
      v.array(
        v.strictObject({
          value: v.number(),
          name: text,
          colour: v.optional(colour),
          nodata: v.optional(v.boolean()),
        }),
      ),
      "What the stored numbers mean, with their colours in the legend.",
    ),
  ),
});

const mask = v.pipe(
  v.strictObject({
    band: described(text, "Asset key or name of the band that tells what is hidden."),
    hidden: v.optional(described(v.array(v.number()), "Stored numbers that are hidden; or `bits`.")),
    bits: v.optional(
      described(
        v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31))),
        "Bits that hide a pixel where one of them is set; 0 is the least significant.",
      ),
    ),
  }),
  v.check(
    ({ hidden, bits }) => (hidden === undefined) !== (bits === undefined),
    "expected either `hidden` or `bits`",
  ),
);

const shared = {
  title: text,
  description: v.optional(text),
  mask: v.optional(described(mask, "Hidden when the layer is chosen.")),
};

const layer = v.variant("kind", [
  v.strictObject({
    ...shared,
    kind: described(v.literal("expression"), "One number per pixel, through a colormap."),
    expression: described(text, "Over asset keys, band names and common names."),
    range: v.optional(range),
    colormap: v.optional(described(text, 'Name of a colormap. Default: "viridis".')),
    reversed: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...shared,
    kind: described(v.literal("rgb"), "Three expressions as red, green and blue."),
    red: text,
    green: text,
    blue: text,
    range: v.optional(range),
  }),
  v.strictObject({
    ...shared,
    kind: described(v.literal("classes"), "A classification in the colours of its classes."),
    band: described(text, "Asset key or name of the band."),
  }),
]);

/** One of `products`. */
export const product = v.strictObject({
  title: text,
  documentation: v.optional(
    described(
      v.pipe(v.string(), v.url("expected an address")),
      "Where its publisher says what is written here.",
    ),
  ),
  collections: v.pipe(
    v.array(text),
    v.minLength(1, "expected at least one collection"),
    v.description('Ids of the collections it is about; "*" stands for any characters.'),
  ),
  bands: v.optional(
    described(
      v.record(text, band),
      "What items leave out, by asset key or band name. What an item says itself counts more.",
    ),
  ),
  layers: described(
    v.array(layer),
    "How it is drawn: offered before all else, the first without being asked; indices and composites follow by themselves. A layer whose bands the items do not have is left out; of layers with one title the first that is left counts.",
  ),
  masks: v.optional(
    described(
      v.array(
        v.pipe(
          v.strictObject({
            ...mask.entries,
            hides: described(text, 'In words, e.g. "cloud, cloud shadow".'),
          }),
          v.check(
            ({ hidden, bits }) => (hidden === undefined) !== (bits === undefined),
            "expected either `hidden` or `bits`",
          ),
        ),
      ),
      "Masks that are offered, the best first.",
    ),
  ),
});
