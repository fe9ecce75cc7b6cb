/** Counts of the engine: pixels in view, those that reflect too little or too much, and how dark the darkest are. */
interface Counted {
  readonly pixels: number;
  readonly below: number;
  readonly above: number;
  readonly darkest: number | null;
}

/** What the counts say of scale and offset. */
type CalibrationVerdict =
  /** There is no clear pixel in view. */
  | "nothing"
  /** An offset was taken off twice, or does not belong there. */
  | "too-dark"
  /** The scale is missing, or the offset has the wrong sign. */
  | "too-bright"
  /** Nothing is dark: an offset may be missing. */
  | "no-shadow"
  | "plausible";

/** A few pixels are impossible in every scene: glint, edges of clouds, hot sensors. */
const TOLERATED_SHARE = 0.01;
/** Vegetation and water reflect 1 to 5 % of blue light; an offset of −0.1 that is missing lifts all of it over this. */
const DARK = 0.08;

export function verdictOf({ pixels, below, above, darkest }: Counted): CalibrationVerdict {
  if (pixels === 0 || darkest === null) return "nothing";
  if (Math.max(below, above) > pixels * TOLERATED_SHARE) return below >= above ? "too-dark" : "too-bright";
  return darkest > DARK ? "no-shadow" : "plausible";
}
