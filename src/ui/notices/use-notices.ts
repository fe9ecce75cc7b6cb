import { useSyncExternalStore } from "react";
import type { Notice } from "./notices-store.ts";
import { useServices } from "../services.ts";

export function useNotices(): readonly Notice[] {
  const { notices } = useServices();
  return useSyncExternalStore(notices.subscribe, notices.list);
}
