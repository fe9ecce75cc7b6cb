import { useEffect, useMemo } from "react";
import type { ClearQuestion } from "../../measure/clear/types.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";

/** Reads how clear the searched outline is on every date that was found, the latest first. */
export function useClearReading(): void {
  const { clear } = useServices();
  const { every, search } = useResults();
  const { masks } = useDisplay();
  const area = useMyArea();
  const mask = masks[0]?.mask;
  const settled = search.status !== "searching";
  const question = useMemo<ClearQuestion | null>(
    () => (area && mask && settled && every.length > 0 ? { area, mask, slices: every.toReversed() } : null),
    [area, mask, settled, every],
  );
  useEffect(() => {
    if (!question && clear.state.getState().status === "idle") return;
    void clear.reader().then((reader) => reader.ask(question));
  }, [clear, question]);
}
