import { useMemo } from "react";
import { useStore } from "zustand";
import type { Slice } from "../../timeline/types.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useView } from "../hooks/use-view.ts";
import { useServices } from "../services.ts";
import { keptSlices, type Steps } from "./kept-slices.ts";

/** What the view's filter leaves of all dates; changes as they are read only where a least share is asked for. */
export function useKeptSlices(every: readonly Slice[]): Steps {
  const { clear } = useServices();
  const filter = useView((view) => view.stepFilter);
  const isWithin = useMyArea() !== null;
  const filters = isWithin && filter.minimumClear !== null;
  const shares = useStore(clear.state, (state) => (filters ? state.shares : null));
  return useMemo(() => keptSlices(every, filter, shares), [every, filter, shares]);
}
