import { useEffect, useEffectEvent, useState } from "react";
import type { BBox } from "../../geo/types.ts";
import { sliceKey } from "../../measure/series/question-key.ts";
import { isAbort } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { useServices } from "../services.ts";

/** Pixels along the longer side: twice what the sheet shows on a plain display. */
const PIXELS = 192;
/** A row that is only scrolled past is not read. */
const REST_MS = 120;

/**
 * A small picture of a date, read in the background while its place is in sight.
 * @returns undefined until it is there; null where there is nothing to show
 */
export function useSlicePicture(
  slice: Slice,
  recipe: Recipe | null,
  bounds: BBox,
): ImageBitmap | null | undefined {
  const { engine, pictures } = useServices();
  const key = JSON.stringify([slice.id, sliceKey(slice), recipe, bounds]);
  const [, setArrived] = useState("");
  const known = pictures.get(key);
  const missing = recipe !== null && known === undefined;
  // The key says all that the picture depends on; slices and recipes come again as other objects.
  const read = useEffectEvent(async (wanted: string, signal: AbortSignal): Promise<void> => {
    if (recipe === null) return;
    const question = { slice: slice.id, recipe, bounds, pixels: PIXELS };
    try {
      const result = await engine.run("picture", question, { signal, priority: "background" });
      if (result) pictures.set(wanted, result.answer);
    } catch (error) {
      if (isAbort(error)) return;
      // The map tells what is wrong with the files when the date is shown.
      pictures.set(wanted, null);
    }
    if (!signal.aborted) setArrived(wanted);
  });
  useEffect(() => {
    if (!missing) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => void read(key, controller.signal), REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, missing]);
  return known;
}
