import { useCallback } from "react";
import { useStore } from "zustand";
import type { View } from "../../view/types.ts";
import { useServices } from "../services.ts";

/** One part of the view; the component renders again only when that part changes. */
export function useView<Part>(select: (view: View) => Part): Part {
  return useStore(useServices().view, select);
}

/** Replaces parts of the view. */
export function useSetView(): (parts: Partial<View>) => void {
  const { view } = useServices();
  return useCallback((parts) => view.setState(parts), [view]);
}
