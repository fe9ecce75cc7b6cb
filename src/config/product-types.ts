/**
 * What is known of a product beyond what its items say: facts for bands that say nothing themselves, and how it
 * is drawn when nothing has been chosen.
 */
export interface ProductConfig {
  readonly title: string;
  /** Where its publisher says what is written here. */
  readonly documentation?: string;
  /** Ids of collections; "*" stands for any characters. */
  readonly collections: readonly string[];
  /** By asset key or band name. */
  readonly bands: Readonly<Record<string, BandFacts>>;
  /** The first is drawn without being asked for. */
  readonly layers: readonly LayerConfig[];
  readonly masks: readonly (MaskConfig & { readonly hides: string })[];
}

export interface BandFacts {
  readonly dataType?: string;
  /** physical = DN × scale + offset */
  readonly scale?: number;
  readonly offset?: number;
  readonly nodata?: number;
  readonly unit?: string;
  readonly commonName?: string;
  readonly classes?: readonly ClassFacts[];
}

interface ClassFacts {
  readonly value: number;
  readonly name: string;
  /** "#rrggbb" */
  readonly colour?: string;
  readonly nodata?: boolean;
}

export type MaskConfig =
  | { readonly kind: "classes"; readonly band: string; readonly hidden: readonly number[] }
  | { readonly kind: "bits"; readonly band: string; readonly bits: readonly number[] };

interface LayerBase {
  readonly title: string;
  readonly description?: string;
  readonly mask?: MaskConfig;
}

/** Physical values at the two ends of the colours; where it is absent, the pixels in view decide. */
type Range = readonly [low: number, high: number];

export type LayerConfig =
  | (LayerBase & {
      readonly kind: "expression";
      readonly expression: string;
      readonly range?: Range;
      readonly colormap?: string;
      readonly reversed?: boolean;
    })
  | (LayerBase & {
      readonly kind: "rgb";
      readonly red: string;
      readonly green: string;
      readonly blue: string;
      readonly range?: Range;
    })
  | (LayerBase & { readonly kind: "classes"; readonly band: string });
