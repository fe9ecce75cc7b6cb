import type { Problem } from "../../problem/problem.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Answer } from "../../worker/jobs.ts";
import type { PixelRule, Place, SeriesRow } from "../types.ts";

type Zone = Answer<"zonal">[number];
type ZoneStatistics = Exclude<Zone, { readonly problem: Problem }>;

/** The row of a place on a date, from the engine's answer. */
export function rowOf(slice: Slice, place: Place, zone: Zone, touched: boolean): SeriesRow {
  if ("problem" in zone) return failedRow(slice, place, zone.problem, touched);
  const { n, valid, coverage, summary, scenes, level, decimation, problems } = zone;
  const [problem] = problems;
  return {
    ...dateOf(slice),
    n,
    valid,
    coverage,
    summary,
    provenance: { scenes, level, decimation, rule: ruleOf(place, zone, touched) },
    ...(problem ? { problem } : {}),
  };
}

/** The mark of a date that could not be read. */
export function failedRow(slice: Slice, place: Place, problem: Problem, touched: boolean): SeriesRow {
  const rule = ruleOf(place, { byInteriorPoint: false }, touched);
  return {
    ...dateOf(slice),
    n: 0,
    valid: 0,
    coverage: 0,
    summary: null,
    provenance: { scenes: [], level: 0, decimation: 1, rule },
    problem,
  };
}

function dateOf({ id, day, datetime }: Slice): Pick<SeriesRow, "slice" | "day" | "datetime"> {
  return { slice: id, day, datetime };
}

function ruleOf(
  { geometry }: Place,
  { byInteriorPoint }: Pick<ZoneStatistics, "byInteriorPoint">,
  touched: boolean,
): PixelRule {
  if (geometry.type === "Point") return "point";
  if (touched) return "touched";
  return byInteriorPoint ? "interior-point" : "centres";
}
