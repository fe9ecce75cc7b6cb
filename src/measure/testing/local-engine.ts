import { NO_TRAFFIC } from "../../async/traffic.ts";
import type { SliceReader } from "../../raster/engine/slice-reader.ts";
import type { Slice } from "../../timeline/types.ts";
import type { RasterEngine } from "../../worker/types.ts";
import type { SeriesState } from "../types.ts";
import { createSeriesEngine } from "../series/series-engine.ts";
import type { SeriesQuestion } from "../series/types.ts";

/** The verb that series need, without workers. */
function localEngine(reader: SliceReader, slices: readonly Slice[]): Pick<RasterEngine, "zonal"> {
  return {
    async zonal({ slice: id, recipe, areas, options = {} }, { signal }) {
      const slice = slices.find((each) => each.id === id);
      if (!slice) return null;
      const answer = await reader.zonal(slice, recipe, areas, options, signal);
      return { answer, problems: [], traffic: NO_TRAFFIC };
    },
  };
}

/** The answer to a question once it is complete. @throws the first problem of a date that could not be read */
export function readSeries(reader: SliceReader, question: SeriesQuestion): Promise<SeriesState["series"]> {
  const series = createSeriesEngine({ engine: localEngine(reader, question.slices) });
  return new Promise((resolve, reject) => {
    const look = (state: SeriesState): void => {
      if (state.status !== "done") return;
      const rows = [...state.series.values()].flatMap((each) => each.rows);
      const failed = rows.find(({ problem }) => problem);
      if (failed?.problem) reject(new Error(`${failed.day}: ${failed.problem.message}`));
      else resolve(state.series);
    };
    series.state.subscribe(look);
    series.start(question);
  });
}
