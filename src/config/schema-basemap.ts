import * as v from "valibot";
import { address, described, identifier, origins, text } from "./schema-parts.ts";

const online = {
  id: identifier,
  title: text,
  attribution: described(text, "What the map's service asks to be shown."),
  maxZoom: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24))),
};

/** One of `basemaps`. */
export const basemap = v.variant("kind", [
  v.strictObject({
    id: identifier,
    title: text,
    kind: described(v.literal("offline"), "Outlines that come with the application."),
  }),
  v.strictObject({
    ...online,
    kind: described(v.literal("raster"), "Tiles that are pictures."),
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
    kind: described(v.literal("style"), "A MapLibre style."),
    url: described(address, "Address of the style."),
    darkUrl: v.optional(
      described(
        address,
        "Address of the style where the system prefers dark colours. Default: that of `url`.",
      ),
    ),
    origins: v.optional(
      described(origins, "Origins the style reads tiles, glyphs and sprites from, besides its own."),
    ),
  }),
]);
