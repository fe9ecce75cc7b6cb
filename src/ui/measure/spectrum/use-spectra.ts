import { useQueries, useQueryClient } from "@tanstack/react-query";
import { PLACE_COLOURS } from "../../../measure/colours.ts";
import type { Place } from "../../../measure/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import { useDisplay } from "../../layer/display.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";
import type { SpectrumLine } from "./spectrum-line.ts";
import { spectrumQuery, stopSpectra } from "./spectrum-query.ts";

export interface Spectra {
  readonly lines: readonly SpectrumLine[];
  /** Dates that are being read. */
  readonly reading: readonly Slice[];
  /** Dates whose reading was stopped. */
  readonly stopped: readonly Slice[];
  /** Bands that could not be read. */
  readonly failed: number;
  readonly stop: () => void;
  /** Reads what was stopped or has failed. */
  readonly again: () => void;
}

/** The spectra of a place on several dates, as they arrive. */
export function useSpectra(place: Pick<Place, "geometry">, slices: readonly Slice[]): Spectra {
  const { engine } = useServices();
  const { recipe } = useDisplay();
  const { options } = useMeasure();
  const queries = useQueryClient();
  const results = useQueries({
    queries: slices.map((slice) =>
      spectrumQuery(engine, { place, slice, recipe: recipe ?? { mask: null }, options }),
    ),
  });
  const lines = slices.map((slice, index) => ({
    slice,
    colour: PLACE_COLOURS[index % PLACE_COLOURS.length] ?? "",
    values: results[index]?.data ?? [],
  }));
  const broken = results.filter(
    ({ data, fetchStatus }) => fetchStatus === "idle" && (!data || data.some(({ problem }) => problem)),
  );
  return {
    lines,
    reading: slices.filter((_, index) => results[index]?.fetchStatus === "fetching"),
    stopped: slices.filter((_, index) => results[index]?.fetchStatus === "idle" && !results[index]?.data),
    failed: lines.flatMap(({ values }) => values).filter(({ problem }) => problem).length,
    stop: () => void stopSpectra(queries),
    again: () => broken.forEach(({ refetch }) => void refetch()),
  };
}
