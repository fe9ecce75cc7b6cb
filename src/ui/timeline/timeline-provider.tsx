import { type ReactNode, useMemo } from "react";
import { useComposite } from "../composite/use-composite.ts";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { useResults } from "../search/results.ts";
import { TimelineContextProvider, type TimelineSteps } from "./timeline-steps.ts";
import { useSlice } from "./use-slice.ts";

/** Finds the slices that the first pane asks for and shows. */
export function TimelineProvider({ children }: { readonly children: ReactNode }) {
  const { slices } = useResults();
  const slice = useSlice(0);
  const shownId = useMapEvent("shown", null)?.slice;
  const composite = useComposite();
  const steps = useMemo<TimelineSteps>(
    () => ({
      slices,
      slice,
      index: slice ? slices.indexOf(slice) : -1,
      shown: [composite?.asked, composite?.shown, ...slices].find((each) => each?.id === shownId) ?? null,
      composite,
    }),
    [slices, slice, shownId, composite],
  );
  return <TimelineContextProvider value={steps}>{children}</TimelineContextProvider>;
}
