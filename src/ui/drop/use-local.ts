import { useStore } from "zustand";
import { useServices } from "../services.ts";
import type { LocalState } from "./local-store.ts";

/** What was dropped, and what is being read. */
export function useLocal<Part>(select: (state: LocalState) => Part): Part {
  return useStore(useServices().local, select);
}
