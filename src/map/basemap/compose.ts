import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";

/** What is drawn under and over the slices, apart from what the application draws itself. */
export interface BasemapStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly below: readonly LayerSpecification[];
  readonly above: readonly LayerSpecification[];
  readonly glyphs?: string;
  readonly sprite?: NonNullable<StyleSpecification["sprite"]>;
}

/** Sources and layers of the application are named with this, and survive a change of basemap. */
export const OWN = "revisit:";
const SLICE = "slice:";

/** An empty layer: slices go right beneath it, and so beneath borders, names and footprints. */
export const ABOVE_SLICES = `${OWN}above-slices`;

/** A style of the basemap with the slices and everything else of ours carried over from the present one. */
export function composeStyle(basemap: BasemapStyle, present?: StyleSpecification): StyleSpecification {
  const layers = present?.layers ?? [];
  const slices = layers.filter(({ id }) => id.startsWith(SLICE));
  const own = layers.filter(({ id }) => id.startsWith(OWN) && id !== ABOVE_SLICES);
  const ownSources = Object.entries(present?.sources ?? {}).filter(([id]) => /^(slice|revisit):/.test(id));
  return {
    version: 8,
    sources: { ...basemap.sources, ...Object.fromEntries(ownSources) },
    ...(basemap.glyphs === undefined ? {} : { glyphs: basemap.glyphs }),
    ...(basemap.sprite === undefined ? {} : { sprite: basemap.sprite }),
    layers: [
      ...basemap.below,
      ...slices,
      { id: ABOVE_SLICES, type: "background", layout: { visibility: "none" } },
      ...basemap.above,
      ...own,
    ],
  };
}
