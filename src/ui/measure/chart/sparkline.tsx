import type { SeasonCurve } from "../curve-of.ts";

const WIDTH = 76;
const HEIGHT = 22;

/** A curve as small as a word, through its own extent. */
export function Sparkline({ curve, colour }: { readonly curve: SeasonCurve; readonly colour: string }) {
  const values = curve.curve?.values ?? curve.observations.map(({ value }) => value);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <path d={sparkPath(values, WIDTH, HEIGHT)} fill="none" stroke={colour} strokeWidth={1.5} />
    </svg>
  );
}

/** Between two pixels of margin; a flat line through the middle where all values are equal. */
export function sparkPath(values: ArrayLike<number>, width: number, height: number): string {
  if (values.length < 2) return "";
  const all = Array.from(values);
  const low = all.reduce((least, value) => Math.min(least, value));
  const high = all.reduce((most, value) => Math.max(most, value));
  const every = Math.max(1, Math.floor(all.length / width));
  const y = (value: number): number =>
    high > low ? height - 2 - ((value - low) / (high - low)) * (height - 4) : height / 2;
  const points = all.flatMap((value, index) =>
    index % every === 0 || index === all.length - 1
      ? [`${(1 + (index / (all.length - 1)) * (width - 2)).toFixed(1)} ${y(value).toFixed(1)}`]
      : [],
  );
  return `M${points.join("L")}`;
}
