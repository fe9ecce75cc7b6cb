import { useCallback } from "react";
import { sliceName } from "../../timeline/slice-name.ts";
import type { Slice } from "../../timeline/types.ts";
import { DEFAULT_PANE, type PaneIndex, withPane } from "../../view/panes.ts";
import type { Pane } from "../../view/types.ts";
import { useServices } from "../services.ts";
import { useView } from "./use-view.ts";

/** One part of a pane, the first unless told otherwise; the component renders again only when that part changes. */
export function usePane<Part>(select: (pane: Pane) => Part, index: PaneIndex = 0): Part {
  return useView(({ panes }) => select(panes[index] ?? DEFAULT_PANE));
}

/** Replaces parts of a pane, the first unless told otherwise. */
export function useSetPane(index: PaneIndex = 0): (parts: Partial<Pane>) => void {
  const { view } = useServices();
  return useCallback(
    (parts) => view.setState((current) => ({ panes: withPane(current, index, parts) })),
    [view, index],
  );
}

/** Asks for a slice in the first pane; without one, for the latest. */
export function useShowSlice(): (slice: Slice | undefined) => void {
  const setPane = useSetPane();
  return useCallback(
    (slice) => setPane({ source: slice ? { kind: "slice", slice: sliceName(slice) } : null }),
    [setPane],
  );
}
