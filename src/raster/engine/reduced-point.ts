import { ProblemError } from "../../problem/problem.ts";
import type { Reduction, ReducedSteps, Slice } from "../../timeline/types.ts";
import { quantile } from "../stats/quantile.ts";
import { mean } from "../stats/mean.ts";
import type { BandValue, ScenePoint } from "./point-value.ts";

/**
 * The value of a composite under a point: that of the date it was taken from, where one decides. What is made of
 * several dates names none of their stored numbers.
 * @returns what a step has that is masked on all of them; null where none has data
 * @throws the first step's ProblemError when none could be read
 */
export async function reducedPoint(
  { method, steps }: ReducedSteps,
  read: (step: Slice) => Promise<ScenePoint | null>,
): Promise<ScenePoint | null> {
  const results = await Promise.allSettled(steps.map(read));
  const failed = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  const unexpected = failed.find((reason) => !(reason instanceof ProblemError));
  if (unexpected !== undefined) throw unexpected;
  if (failed.length > 0 && failed.length === steps.length) throw failed[0];
  const found = results.flatMap((result) =>
    result.status === "fulfilled" && result.value ? [result.value] : [],
  );
  const valid = found.filter(({ masked }) => !masked);
  const [first] = valid;
  if (!first) return found[0] ?? null;
  if (method === "first") return first;
  const made = { ...first, bands: [], dates: valid.length };
  if (method === "count") return { ...made, value: valid.length };
  const values = valid.flatMap(({ value }) => value ?? []);
  // Three channels are reduced each by itself.
  if (values.length === 0) return { ...made, bands: reducedBands(method, valid) };
  const value = reduce(method, values);
  const decisive = valid.find((each) => each.value === value);
  return method === "min" || method === "max" ? (decisive ?? first) : { ...made, value };
}

function reducedBands(method: Reduced, points: readonly ScenePoint[]): readonly BandValue[] {
  return (points[0]?.bands ?? []).map((band, index) => {
    const all = points.flatMap(({ bands }) => bands[index] ?? []);
    const of = (pick: (value: BandValue) => number) => reduce(method, all.map(pick));
    return { band: band.band, dn: of(({ dn }) => dn), physical: of(({ physical }) => physical) };
  });
}

type Reduced = Exclude<Reduction, "first" | "count">;

function reduce(method: Reduced, values: readonly number[]): number {
  if (method === "min") return Math.min(...values);
  if (method === "max") return Math.max(...values);
  const sorted = Float64Array.from(values).sort();
  return method === "mean" ? mean(sorted) : quantile(sorted, 0.5);
}
