import { numexpr } from "../dialects/numexpr.ts";
import { Inexpressible, printed } from "../dialects/print.ts";
import type { BandFile, Code, Layer } from "../types.ts";

/** Stands for a service of the person's own. */
const SERVICE = "https://titiler.example.org";
/** Longest edge of a picture that services make. */
const MAX_EDGE = 2048;

const NOTES = [
  `Put your TiTiler in place of ${SERVICE}. It reads items and files itself: closed ones need an account of its own.`,
  "One address per scene: TiTiler lays no scenes over each other here.",
  "A quotient by zero is infinite there, and “no data” here.",
];
const UNMASKED = "TiTiler hides nothing: the mask is left out.";
const FILE_CALIBRATION =
  "Scale and offset of the files' own tags are not applied unless “unscale=true” is added.";
const OTHER_COLOURS = "TiTiler's colormap of that name may differ a little from the one on the map.";

/** Addresses of TiTiler's end point for STAC items: values as GeoTIFF, and the picture as PNG. */
export function titiler(layer: Layer): Code {
  const { bands, grid, mask, planes, recipe, scenes } = layer;
  const dialect = numexpr((reference) => {
    const band = bands.find((each) => each.reference === reference);
    return band ? physical(band) : reference;
  });
  const expression = planes.map((plane) => printed(plane, dialect)).join(";");
  const items = scenes.flatMap(({ href }) => href ?? []);
  if (items.length === 0) throw new Inexpressible("an item without an address of its own");
  const shrink = Math.min(1, MAX_EDGE / Math.max(grid.width, grid.height));
  const size = [grid.width, grid.height].map((edge) => Math.max(1, Math.round(edge * shrink))).join("x");
  const address = (item: string, format: string, colours: Readonly<Record<string, string>>) => {
    const url = new URL(`${SERVICE}/stac/bbox/${grid.area.join(",")}/${size}.${format}`);
    const parameters = { url: item, expression, asset_as_band: "true", resampling: "nearest", ...colours };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  };
  const crs: Record<string, string> = /^EPSG:\d+$/.test(grid.crs) ? { dst_crs: grid.crs } : {};
  const formats: readonly (readonly [string, Record<string, string>])[] = [
    ["tif", crs],
    ...(recipe.kind === "classes" ? [] : [["png", { ...crs, ...coloursOf(recipe) }] as const]),
  ];
  const lines = items.flatMap((item) => formats.map(([format, colours]) => address(item, format, colours)));
  const notes = [
    ...NOTES,
    ...(mask ? [UNMASKED] : []),
    ...(bands.some(({ calibration }) => calibration === null) ? [FILE_CALIBRATION] : []),
    ...(recipe.kind === "expression" ? [OTHER_COLOURS] : []),
    ...(shrink < 1 ? [`The area is shrunk to ${size} pixels.`] : []),
  ];
  return { text: `${lines.join("\n")}\n`, extension: "txt", notes: [...layer.notes, ...notes] };
}

/** The range and colours of the map, for the picture alone. */
function coloursOf(recipe: Exclude<Layer["recipe"], { kind: "classes" }>): Record<string, string> {
  const rescale = recipe.rescale.join(",");
  if (recipe.kind === "rgb") return { rescale };
  return { rescale, colormap_name: `${recipe.colormap.toLowerCase()}${recipe.reversed ? "_r" : ""}` };
}

function physical(band: BandFile): string {
  const { asset, index } = band;
  if (!/^\w+$/.test(asset)) throw new Inexpressible(`an asset called “${asset}”`);
  if (index > 1) throw new Inexpressible(`band ${index} of a file`);
  const { scale, offset } = band.calibration ?? { scale: 1, offset: 0 };
  if (scale === 1 && offset === 0) return asset;
  return offset === 0 ? `(${asset}*${scale})` : `(${asset}*${scale}+${offset})`;
}
