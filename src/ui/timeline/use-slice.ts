import { useMemo } from "react";
import { sliceName } from "../../timeline/slice-name.ts";
import { chosenSlice } from "../../timeline/steps.ts";
import type { Slice } from "../../timeline/types.ts";
import type { PaneIndex } from "../../view/panes.ts";
import { useActivity } from "../hooks/use-activity.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useResults } from "../search/results.ts";

/** The slice that a pane asks for; null when it asks for a composite, and until there is one. */
export function useSlice(pane: PaneIndex): Slice | null {
  const { catalogue, slices, search } = useResults();
  const isOpening = useActivity(({ opening }) => opening === catalogue.id);
  const source = usePane(({ source: asked }) => asked, pane);
  return useMemo(() => {
    if (source?.kind === "composite") return null;
    const name = source?.slice ?? null;
    // Its pixels would be read for nothing: another date is about to be chosen.
    if (isOpening && name === null) return null;
    const exact = slices.find((slice) => sliceName(slice) === name);
    // A link may name a date that a later page brings: until then nothing else is shown in its place.
    const early = search.status === "searching" && name !== null;
    return exact ?? (early ? null : (chosenSlice(slices, name) ?? null));
  }, [slices, source, search.status, isOpening]);
}
