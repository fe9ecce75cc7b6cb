import { useCallback } from "react";
import type { Recipe } from "../../recipe/types.ts";
import type { Answer } from "../../worker/jobs.ts";
import { useServices } from "../services.ts";
import { useSlice } from "../timeline/use-slice.ts";

/**
 * Asks the engine what the file and the pixels in view tell of a recipe. It answers null until there is a slice
 * to look at.
 */
export type AskTold = (
  recipe: Recipe,
  options: { readonly fit?: boolean; readonly check?: boolean; readonly signal: AbortSignal },
) => Promise<Answer<"display"> | null>;

/** @throws (what it gives) ProblemError when no scene could be read; AbortError */
export function useAskTold(): AskTold | null {
  const { engine, map } = useServices();
  const slice = useSlice(0)?.id;
  const ask = useCallback<AskTold>(
    async (recipe, { fit = false, check = false, signal }) => {
      if (slice === undefined) return null;
      const question = { slice, recipe, bounds: map.bounds(), fit, check };
      const result = await engine.run("display", question, { signal, priority: "visible" });
      return result && result.answer;
    },
    [engine, map, slice],
  );
  return slice === undefined ? null : ask;
}
