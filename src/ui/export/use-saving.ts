import { useEffect, useRef, useState } from "react";
import type { Progress, ReportProgress } from "../../async/progress.ts";
import { isAbort, type Problem, problemOf } from "../../problem/problem.ts";

export interface Saving {
  /** Null while nothing is being made. */
  readonly progress: Progress | null;
  readonly outcome: string;
  readonly problem: Problem | null;
  /** @param make gives what is said of the file that it saved */
  start(make: (signal: AbortSignal, onProgress: ReportProgress) => Promise<string>): void;
  stop(): void;
}

/** A file that is being made: how far it is, a way to stop it, and what came of it. Closing the form stops it. */
export function useSaving(cancelled: string): Saving {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return {
    progress,
    outcome,
    problem,
    start(make) {
      const controller = new AbortController();
      running.current = controller;
      setProgress({ done: 0, total: 1 });
      setOutcome("");
      setProblem(null);
      make(controller.signal, setProgress)
        .then(setOutcome, (error: unknown) => {
          if (isAbort(error)) setOutcome(cancelled);
          else setProblem(problemOf(error));
        })
        .finally(() => setProgress(null));
    },
    stop: () => running.current?.abort(),
  };
}
