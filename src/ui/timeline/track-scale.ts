/**
 * Where acquisitions stand on the track: at their true time, so that gaps in a season are seen as gaps,
 * pushed apart only as far as is needed to tell neighbours from one another.
 */
export interface TrackScale {
  /** Centre of each acquisition, CSS pixels, ascending. */
  readonly centres: readonly number[];
  /** Width of a bar, CSS pixels. */
  readonly barWidth: number;
  /** Place of any time (milliseconds), between and beyond the acquisitions. */
  readonly place: (time: number) => number;
}

const WIDEST_BAR = 14;
const NARROWEST_BAR = 1.5;
/** Share of the distance between neighbours that a bar fills. */
const FILL = 0.72;
/** Below this, neighbours are pushed apart. */
const CLOSEST = 6;

/**
 * @param times Milliseconds, ascending.
 * @param width Width of the track, CSS pixels.
 * @param margin Left free at both ends, CSS pixels.
 * @param span Milliseconds that the track shows, too, beyond the acquisitions.
 */
export function trackScale(
  times: readonly number[],
  width: number,
  margin: number,
  span?: readonly [from: number, to: number],
): TrackScale {
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? first;
  const [start, end] = [Math.min(first, span?.[0] ?? first), Math.max(last, span?.[1] ?? last)];
  const room = Math.max(0, width - 2 * margin);
  const perMillisecond = end > start ? room / (end - start) : 0;
  const left = margin + (first - start) * perMillisecond;
  const right = margin + room - (end - last) * perMillisecond;
  const ideal = times.map((time) =>
    end > start ? left + (time - first) * perMillisecond : margin + room / 2,
  );
  const gap = times.length > 1 ? Math.min(CLOSEST, (right - left) / (times.length - 1)) : 0;
  const centres = spread(ideal, gap, left, right);
  return {
    centres,
    barWidth: barWidth(centres),
    place(time) {
      const after = times.findIndex((candidate) => candidate >= time);
      if (after > 0) {
        const [t0, t1] = [times[after - 1] ?? first, times[after] ?? last];
        const [x0, x1] = [centres[after - 1] ?? margin, centres[after] ?? margin];
        return t1 > t0 ? x0 + ((time - t0) / (t1 - t0)) * (x1 - x0) : x1;
      }
      return after === 0
        ? (centres[0] ?? margin) + (time - first) * perMillisecond
        : (centres.at(-1) ?? margin) + (time - last) * perMillisecond;
    },
  };
}

/** Pushes places to the right until they are `gap` apart, then back from the right edge. */
function spread(places: readonly number[], gap: number, left: number, right: number): number[] {
  const spreadOut = [...places];
  for (let index = 0; index < spreadOut.length; index += 1) {
    const least = index === 0 ? left : (spreadOut[index - 1] ?? left) + gap;
    spreadOut[index] = Math.max(spreadOut[index] ?? least, least);
  }
  for (let index = spreadOut.length - 1; index >= 0; index -= 1) {
    const most = index === spreadOut.length - 1 ? right : (spreadOut[index + 1] ?? right) - gap;
    spreadOut[index] = Math.min(spreadOut[index] ?? most, most);
  }
  return spreadOut;
}

/** The median distance decides, so that one close pair does not thin all bars; no two bars overlap. */
function barWidth(centres: readonly number[]): number {
  const distances = centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0));
  distances.sort((one, other) => one - other);
  const median = distances[Math.floor(distances.length / 2)] ?? WIDEST_BAR;
  const closest = distances[0] ?? WIDEST_BAR;
  return Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, median * FILL, closest * 0.9));
}

/** Index of the acquisition nearest to a place on the track; −1 when there is none. */
export function nearestIndex(centres: readonly number[], x: number): number {
  let nearest = -1;
  let distance = Infinity;
  for (const [index, centre] of centres.entries()) {
    const candidate = Math.abs(centre - x);
    if (candidate < distance) [nearest, distance] = [index, candidate];
  }
  return nearest;
}
