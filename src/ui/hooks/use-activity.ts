import { useStore } from "zustand";
import type { Activity } from "../activity.ts";
import { useServices } from "../services.ts";

/** One part of what the page is in the middle of; the component renders again only when that part changes. */
export function useActivity<Part>(select: (activity: Activity) => Part): Part {
  return useStore(useServices().activity, select);
}
