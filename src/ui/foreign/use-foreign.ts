import { useStore } from "zustand";
import type { ForeignState } from "./foreign-store.ts";
import { useServices } from "../services.ts";

/** What the person has agreed to, and what they are being asked. */
export function useForeign<Part>(select: (state: ForeignState) => Part): Part {
  return useStore(useServices().foreign, select);
}
