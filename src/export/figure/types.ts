/** What the colours of a figure mean. */
export type FigureLegend =
  | {
      readonly kind: "ramp";
      readonly title: string;
      /** CSS colours at equal steps from the low end to the high one. */
      readonly colours: readonly string[];
      readonly low: string;
      readonly high: string;
    }
  | {
      readonly kind: "classes";
      readonly title: string;
      readonly classes: readonly { readonly name: string; readonly colour: string }[];
    }
  | { readonly kind: "text"; readonly title: string };

/** A map for a report or a talk. */
export interface Figure {
  readonly title: string;
  /** Below the title: the date. */
  readonly subtitle: string;
  readonly legend: FigureLegend;
  /** Whose data it is, with the years that are shown, and whose map. */
  readonly credit: string;
  readonly map: {
    readonly image: ImageBitmap;
    readonly pixelRatio: number;
    /** Degrees clockwise from north. */
    readonly bearing: number;
    readonly scale: { readonly pixels: number; readonly label: string };
  };
}
