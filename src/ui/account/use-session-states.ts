import { useSyncExternalStore } from "react";
import type { SessionState } from "../../session/types.ts";
import { useServices } from "../services.ts";

export function useSessionStates(): ReadonlyMap<string, SessionState> {
  const { session } = useServices();
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.states(),
  );
}
