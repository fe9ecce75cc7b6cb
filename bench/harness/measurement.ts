import type { CaseName } from "../options.ts";

/** One action of one candidate, measured once. */
export interface Measurement {
  readonly who: string;
  readonly case: CaseName;
  readonly latencyMs: number;
  readonly ms: number;
  readonly requests: number;
  readonly megabytes: number;
  /** Of all processes of the browser. */
  readonly cpuMs: number;
  /** Busy time of the page's main thread. */
  readonly mainMs: number;
  /** Tasks of the main thread longer than 50 ms. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
  readonly rssMb: number | null;
}

export interface Row extends Omit<Measurement, "ms"> {
  readonly n: number;
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
}

/** Medians over all measurements of the same candidate, case and latency, in the order they came first. */
export function rowsOf(measurements: readonly Measurement[]): Row[] {
  const groups = new Map<string, Measurement[]>();
  for (const one of measurements) {
    const key = `${one.latencyMs} ${one.case} ${one.who}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [{ who, case: name, latencyMs }] = group as [Measurement, ...Measurement[]];
    const middle = (of: (one: Measurement) => number): number => rounded(median(group.map(of)));
    const times = group.map(({ ms }) => ms);
    const sizes = group.flatMap(({ rssMb }) => (rssMb === null ? [] : [rssMb]));
    return {
      who,
      case: name,
      latencyMs,
      n: group.length,
      medianMs: middle(({ ms }) => ms),
      fastestMs: rounded(Math.min(...times)),
      slowestMs: rounded(Math.max(...times)),
      requests: middle(({ requests }) => requests),
      megabytes: middle(({ megabytes }) => megabytes),
      cpuMs: middle(({ cpuMs }) => cpuMs),
      mainMs: middle(({ mainMs }) => mainMs),
      longTasks: middle(({ longTasks }) => longTasks),
      longestTaskMs: middle(({ longestTaskMs }) => longestTaskMs),
      rssMb: sizes.length === 0 ? null : rounded(median(sizes)),
    };
  });
}

/** @returns NaN of nothing */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
