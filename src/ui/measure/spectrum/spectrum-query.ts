import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { placeKey, sliceKey } from "../../../measure/series/question-key.ts";
import { type SpectrumQuestion, readSpectrum } from "../../../measure/spectrum/read-spectrum.ts";
import type { RasterEngine } from "../../../worker/types.ts";

const KEY = "spectrum";

/** A spectrum for react-query; it is kept while the page lives, except for what a sign-out takes. */
export function spectrumQuery(engine: Pick<RasterEngine, "statistics">, question: SpectrumQuestion) {
  const { place, slice, recipe, options } = question;
  const { touched, maskDilation } = options;
  const { mask, calibration } = recipe;
  return queryOptions({
    queryKey: [KEY, placeKey(place), sliceKey(slice), mask, calibration ?? null, touched, maskDilation],
    queryFn: async ({ signal }) => {
      // The slices that are shown for the first time are set in the engine when all of the page has been drawn.
      await Promise.resolve();
      return readSpectrum(engine, question, signal);
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
}

/** Stops what is being read. */
export function stopSpectra(queries: QueryClient): Promise<void> {
  return queries.cancelQueries({ queryKey: [KEY] });
}

/** Drops what was read with a session that is over; what is on the screen is asked for again, without it. */
export function forgetSpectra(queries: QueryClient): void {
  queries.removeQueries({ queryKey: [KEY], type: "inactive" });
  void queries.resetQueries({ queryKey: [KEY] });
}
