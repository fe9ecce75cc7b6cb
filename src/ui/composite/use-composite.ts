import { useMemo, useState } from "react";
import { compositeOf, stagesOf } from "../../timeline/composite.ts";
import { sliceName } from "../../timeline/slice-name.ts";
import type { Slice } from "../../timeline/types.ts";
import { useMapListener } from "../hooks/use-map-event.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useResults } from "../search/results.ts";

/** A picture of several dates that becomes better as they arrive. */
export interface CompositeSteps {
  /** The picture that is asked for now. */
  readonly asked: Slice;
  /** The one on the map, of fewer dates; null until there is one. */
  readonly shown: Slice | null;
  /** True once nothing more will be read, whether or not it has all dates. */
  readonly settled: boolean;
  /** Leaves it at what is on the map. */
  readonly stop: () => void;
}

interface Reached {
  /** Name of what it is the progress of: scenes that come again with new addresses do not begin it once more. */
  readonly of: string;
  readonly stage: number;
  /** Of the picture on the map; −1 until there is one. */
  readonly shown: number;
}

const BEGIN = { stage: 0, shown: -1 };

/** The composite that the first pane asks for, in pictures of ever more dates; null where it asks for a date. */
export function useComposite(): CompositeSteps | null {
  const { slices, search } = useResults();
  const source = usePane((pane) => pane.source);
  // Of pages that arrive one after the other each would begin another picture.
  const isSearching = search.status === "searching";
  const stages = useMemo(() => {
    if (source?.kind !== "composite" || isSearching) return NONE;
    const named = new Map(slices.map((slice) => [sliceName(slice), slice]));
    const steps = source.slices.flatMap((name) => named.get(name) ?? []);
    return stagesOf(steps.length).flatMap((count) => {
      const [first, ...others] = steps.slice(0, count);
      return first ? [compositeOf([first, ...others], source.method, source.slices.length)] : [];
    });
  }, [slices, source, isSearching]);
  const of = stages.at(-1)?.id ?? "";
  const [kept, setReached] = useState<Reached>({ of, ...BEGIN });
  const { stage, shown } = kept.of === of ? kept : BEGIN;
  const [stopped, setStopped] = useState("");
  const asked = stages[stage];
  useMapListener("shown", ({ slice }) => {
    if (!asked || slice !== asked.id || shown === stage) return;
    const isLast = stopped === of || stage + 1 >= stages.length;
    setReached({ of, shown: stage, stage: isLast ? stage : stage + 1 });
  });
  return useMemo(
    () =>
      asked
        ? {
            asked,
            shown: stages[shown] ?? null,
            settled: shown === stage,
            stop: () => {
              setStopped(of);
              if (shown >= 0) setReached({ of, shown, stage: shown });
            },
          }
        : null,
    [asked, stages, shown, stage, of],
  );
}

const NONE: readonly Slice[] = [];
