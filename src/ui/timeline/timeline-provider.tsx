import { type ReactNode, useMemo } from "react";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { useResults } from "../search/results.ts";
import { TimelineContextProvider, type TimelineSteps } from "./timeline-steps.ts";
import { useSlice } from "./use-slice.ts";

/** Finds the slices that the first pane asks for and shows. */
export function TimelineProvider({ children }: { readonly children: ReactNode }) {
  const { slices } = useResults();
  const slice = useSlice(0);
  const shownId = useMapEvent("shown", null)?.slice;
  const steps = useMemo<TimelineSteps>(
    () => ({
      slices,
      slice,
      index: slice ? slices.indexOf(slice) : -1,
      shown: slices.find(({ id }) => id === shownId) ?? null,
    }),
    [slices, slice, shownId],
  );
  return <TimelineContextProvider value={steps}>{children}</TimelineContextProvider>;
}
