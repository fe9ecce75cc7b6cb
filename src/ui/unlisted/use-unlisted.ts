import { useStore } from "zustand";
import type { UnlistedState } from "./unlisted-store.ts";
import { useServices } from "../services.ts";

/** What the person has agreed to, and what they are being asked. */
export function useUnlisted<Part>(select: (state: UnlistedState) => Part): Part {
  return useStore(useServices().unlisted, select);
}
