import * as v from "valibot";

/** Kinds of values that several keys of `config.json` have. */

export const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  v.description("Short name used in links and references: lower-case letters, digits, hyphens."),
);

export const text = v.pipe(v.string(), v.nonEmpty("expected a text that is not empty"));

export const address = v.pipe(
  v.string(),
  v.nonEmpty("expected an address"),
  v.description("Absolute URL, or a path relative to the folder of config.json."),
);

export const origins = v.pipe(
  v.array(address),
  v.description('Origins such as "https://data.example.org"; "./" is the origin of the application.'),
);

export const day = v.pipe(v.string(), v.isoDate("expected a day as YYYY-MM-DD"));

export const connections = v.pipe(
  v.number(),
  v.integer("expected a whole number"),
  v.minValue(1, "expected at least 1"),
  v.maxValue(64, "expected at most 64"),
);

export const boundingBox = v.pipe(
  v.tuple([v.number(), v.number(), v.number(), v.number()]),
  v.check(
    ([west, south, east, north]) =>
      Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south < north,
    "expected west, south, east, north in degrees, south below north",
  ),
  v.description("West, south, east, north in degrees. West above east crosses the antimeridian."),
);

/** A schema with a line that becomes the documentation of its key. */
export function described<Schema extends v.GenericSchema>(
  schema: Schema,
  description: string,
): v.SchemaWithPipe<readonly [Schema, v.DescriptionAction<v.InferOutput<Schema>, string>]> {
  return v.pipe(schema, v.description(description));
}
