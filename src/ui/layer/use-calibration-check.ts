import { useEffect, useRef, useState } from "react";
import { isAbort, problemOf } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Answer } from "../../worker/jobs.ts";
import { useServices } from "../services.ts";
import { useSlice } from "../timeline/use-slice.ts";
import { useAskTold } from "./use-told.ts";

type Counted = NonNullable<Answer<"display">["reflectance"]>;

/** Asks on demand whether the reflectances in view can be; null until there is a slice to look at. */
export function useCalibrationCheck(
  recipe: Recipe,
): { readonly check: () => void; readonly counted: Counted | null } | null {
  const { notices } = useServices();
  const ask = useAskTold();
  const slice = useSlice(0)?.id;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly counted: Counted } | null>(null);
  const underWay = useRef<AbortController>(undefined);
  useEffect(() => () => underWay.current?.abort(), []);
  if (!ask) return null;
  // What was counted under another calibration says nothing of this one.
  const key = JSON.stringify([recipe, slice]);
  const check = () => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    ask(recipe, { check: true, signal: controller.signal }).then(
      (told) => {
        if (told?.reflectance) setAnswer({ key, counted: told.reflectance });
      },
      (error: unknown) => {
        if (!isAbort(error)) notices.add(problemOf(error));
      },
    );
  };
  return { check, counted: answer?.key === key ? answer.counted : null };
}
