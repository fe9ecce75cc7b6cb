import type { Slice } from "../../timeline/types.ts";
import type { Place, SeriesCost } from "../types.ts";
import type { HostSpeed } from "./host-speed.ts";
import { neededFiles, originsOf } from "./needed-files.ts";
import { placeKey, questionKey, sliceKey } from "./question-key.ts";
import type { RowCache } from "./row-cache.ts";
import type { SeriesQuestion } from "./types.ts";
import { workload } from "./workload.ts";

/** What a question would take, without what is known already. */
export function costOf(question: SeriesQuestion, cache: RowCache, speed: HostSpeed): SeriesCost {
  const { places, slices, recipe } = question;
  const { text, maxPixels } = questionKey(question);
  const missing = slices.flatMap((slice) => {
    const unknown = places.filter((place) => !cache.has(rowKey(text, place, slice), maxPixels));
    return unknown.length > 0 ? [{ slice, places: unknown }] : [];
  });
  return expectedCost(
    missing.map(({ slice, places: unknown }) => {
      const { files, blocks } = workload(slice, unknown, recipe);
      return { host: hostOf(neededFiles(slice, recipe)), files, blocks };
    }),
    speed,
  );
}

/** What dates with these workloads take. */
export function expectedCost(
  dates: readonly { readonly host: string; readonly files: number; readonly blocks: number }[],
  speed: HostSpeed,
): SeriesCost {
  let [requests, bytes, seconds] = [0, 0, 0];
  let basis: SeriesCost["basis"] = "measured";
  for (const { host, ...work } of dates) {
    const expected = speed.expected(host, work);
    requests += expected.requests;
    bytes += expected.bytes;
    seconds += expected.seconds;
    if (expected.basis === "assumed") basis = "assumed";
  }
  return { requests, bytes, seconds, dates: dates.length, basis };
}

/** Equal for rows with the same numbers. */
export function rowKey(question: string, place: Place, slice: Slice): string {
  return `${question}|${placeKey(place)}|${sliceKey(slice)}`;
}

export function hostOf(hrefs: readonly string[]): string {
  return originsOf(hrefs)[0] ?? "";
}
