import { useEffect, useRef, useState } from "react";
import { readPlaceFile } from "../../../measure/places/read-places.ts";
import type { Where } from "../../../measure/where/find-where.ts";
import { type Problem, isAbort, problemOf } from "../../../problem/problem.ts";
import { useTakeWhere } from "./use-take-area.ts";

interface Reading {
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Searches what a text names. @returns whether it names a place */
  readonly read: (text: string) => Promise<boolean>;
  /** Searches the area of a file. */
  readonly open: (file: File) => Promise<boolean>;
  /** Takes what was said of the last text away. */
  readonly forget: () => void;
}

/** Reads what was typed or opened; the last question is the one that counts. */
export function useReading(): Reading {
  const take = useTakeWhere();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  async function answer(find: (signal: AbortSignal) => Promise<Where>): Promise<boolean> {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setProblem(null);
    setBusy(true);
    try {
      const where = await find(controller.signal);
      if (controller.signal.aborted) return false;
      take(where);
      return true;
    } catch (error) {
      if (!isAbort(error) && !controller.signal.aborted) setProblem(problemOf(error));
      return false;
    } finally {
      if (current.current === controller) setBusy(false);
    }
  }

  return {
    problem,
    busy,
    read: (text) =>
      answer(async (signal) => {
        const { findWhere } = await import("../../../measure/where/find-where.ts");
        return findWhere(text, async () => {
          const { loadCountries } = await import("../../../measure/where/countries.ts");
          return loadCountries(signal);
        });
      }),
    open: (file) =>
      answer(async () => {
        const { whereOf } = await import("../../../measure/where/find-where.ts");
        return whereOf(await readPlaceFile(file));
      }),
    forget: () => setProblem(null),
  };
}
