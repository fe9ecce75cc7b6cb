import { NO_TRAFFIC } from "../../async/traffic.ts";
import type { SliceReader } from "../../raster/engine/slice-reader.ts";
import type { Slice } from "../../timeline/types.ts";
import type { RasterEngine } from "../../worker/types.ts";

/** The verb that exports need, without workers. */
export function localEngine(reader: SliceReader, slices: readonly Slice[]): Pick<RasterEngine, "part"> {
  const known = (id: string) => slices.find((slice) => slice.id === id);
  return {
    async part({ slice: id, recipe, target }, { signal }) {
      const slice = known(id);
      if (!slice) return null;
      const { problems, ...answer } = await reader.part(slice, recipe, target, signal);
      return { answer, problems, traffic: NO_TRAFFIC };
    },
  };
}
