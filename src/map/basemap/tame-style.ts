import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { splitLayers } from "./above-imagery.ts";
import type { BasemapStyle } from "./compose.ts";

/** Styles in use have some 100 layers. */
const MOST_LAYERS = 500;
const MOST_SOURCES = 20;

const SOURCES = ["vector", "raster", "raster-dem", "geojson"];
/** Neither buildings that stand up in front of the imagery nor what is not known here. */
const LAYERS = ["background", "fill", "line", "symbol", "raster", "circle", "hillshade"];

interface StyleOrigin {
  /** Where the style came from: relative addresses in it start there. */
  readonly address: string;
  /** Origins that the configuration lets the basemap read from. */
  readonly origins: ReadonlySet<string>;
  /** Stands before the names of its sources and layers, so that they are no others' of the map. */
  readonly prefix: string;
}

/**
 * Takes from a foreign style what the map may use: sources at the configured origins, layers of these sources, letters
 * and icons. Everything else that a style may bring along (terrain, light, a camera, scripts' names) is left out.
 * @param style of version 8, as parsed
 */
export function tameStyle(style: StyleSpecification, from: StyleOrigin): BasemapStyle {
  const { prefix } = from;
  const sources = new Map<string, SourceSpecification>();
  for (const [name, source] of Object.entries(style.sources ?? {}).slice(0, MOST_SOURCES)) {
    const tamed = tameSource(source, from);
    if (tamed) sources.set(prefix + name, tamed);
  }
  const layers = style.layers.slice(0, MOST_LAYERS).flatMap((layer) => tameLayer(layer, sources, prefix));
  const glyphs = addressIn(style.glyphs, from);
  const sprite = tameSprite(style.sprite, from);
  return {
    sources: Object.fromEntries(sources),
    ...splitLayers(layers),
    ...(glyphs === undefined ? {} : { glyphs }),
    ...(sprite === undefined ? {} : { sprite }),
  };
}

function tameSource(source: SourceSpecification, from: StyleOrigin): SourceSpecification | undefined {
  if (typeof source !== "object" || source === null || !SOURCES.includes(source.type)) return undefined;
  // Credits are shown as the configuration has them: a style's are HTML.
  const { attribution: _, ...rest } = source as SourceSpecification & { attribution?: string };
  const tamed: Record<string, unknown> = { ...rest };
  for (const key of ["url", "data"]) {
    if (typeof tamed[key] !== "string") continue;
    tamed[key] = addressIn(tamed[key], from);
    if (tamed[key] === undefined) return undefined;
  }
  if ("tiles" in tamed) {
    const tiles = Array.isArray(tamed["tiles"]) ? tamed["tiles"] : [];
    tamed["tiles"] = tiles.flatMap((address: unknown) => addressIn(address, from) ?? []);
    if ((tamed["tiles"] as unknown[]).length === 0) return undefined;
  }
  return tamed as unknown as SourceSpecification;
}

function tameLayer(
  layer: LayerSpecification,
  sources: ReadonlyMap<string, unknown>,
  prefix: string,
): LayerSpecification[] {
  if (typeof layer !== "object" || layer === null || typeof layer.id !== "string") return [];
  if (!LAYERS.includes(layer.type)) return [];
  const id = prefix + layer.id;
  if (layer.type === "background") return [{ ...layer, id }];
  const source = "source" in layer && typeof layer.source === "string" ? prefix + layer.source : "";
  return sources.has(source) ? [{ ...layer, id, source }] : [];
}

function tameSprite(
  sprite: StyleSpecification["sprite"],
  from: StyleOrigin,
): NonNullable<StyleSpecification["sprite"]> | undefined {
  if (typeof sprite === "string") return addressIn(sprite, from);
  if (!Array.isArray(sprite)) return undefined;
  const listed = sprite.flatMap(({ id, url }) => {
    const address = addressIn(url, from);
    return address === undefined ? [] : [{ id, url: address }];
  });
  return listed.length > 0 ? listed : undefined;
}

/** The absolute address, with its `{z}` kept; undefined where it leads elsewhere than the configuration allows. */
function addressIn(address: unknown, { address: base, origins }: StyleOrigin): string | undefined {
  if (typeof address !== "string" || !URL.canParse(address, base)) return undefined;
  const { origin, href } = new URL(address, base);
  return origins.has(origin) ? href.replaceAll("%7B", "{").replaceAll("%7D", "}") : undefined;
}
