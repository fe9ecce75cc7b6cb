import { useEffect, useState } from "react";
import { inBatches } from "../../async/in-batches.ts";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { sliceKey } from "../../measure/series/question-key.ts";
import { isAbort } from "../../problem/problem.ts";
import { dataKey } from "../../recipe/same-data.ts";
import type { ClassesRecipe, ExpressionRecipe } from "../../recipe/types.ts";
import { isBox } from "../../catalogue/area.ts";
import type { SearchArea } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { useServices } from "../services.ts";

/** Of the rectangle around the area: an overview is enough to put dates in order. */
const MAX_PIXELS = 262_144;
const DATES_AT_A_TIME = 4;

type Values = ReadonlyMap<string, number>;
const NONE: Values = new Map();

/**
 * The mean value of the searched place on each date, read in the background.
 * @param recipe null reads nothing
 * @returns by the slice's id; without dates that are not read yet, or have no value
 */
export function useValues(
  slices: readonly Slice[],
  recipe: ExpressionRecipe | ClassesRecipe | null,
  area: SearchArea,
): Values {
  const { engine } = useServices();
  const key = recipe && JSON.stringify([dataKey(recipe), area, slices.map(sliceKey)]);
  const [read, setRead] = useState<{ readonly key: string | null; readonly values: Values }>({
    key: null,
    values: NONE,
  });
  useEffect(() => {
    if (!recipe || key === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const shape = isBox(area) ? bboxPolygon(area) : area;
    const valueOf = async (slice: Slice): Promise<readonly [string, number] | null> => {
      const question = { slice: slice.id, recipe, area: shape, options: { maxPixels: MAX_PIXELS } };
      try {
        const mean = (await engine.statistics(question, { signal }))?.answer.summary?.mean;
        if (mean === undefined) return null;
        setRead((before) => ({
          key,
          values: new Map(before.key === key ? before.values : NONE).set(slice.id, mean),
        }));
        return [slice.id, mean];
      } catch (error) {
        if (isAbort(error)) throw error;
        // Such a date comes last, without a value.
        return null;
      }
    };
    inBatches(slices, DATES_AT_A_TIME, valueOf).catch(() => undefined);
    return () => controller.abort();
  }, [engine, key, recipe, area, slices]);
  return read.key === key ? read.values : NONE;
}
