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
  /** What it is the progress of. */
  readonly of: readonly Slice[];
  readonly stage: number;
  readonly shown: Slice | null;
  readonly stopped: boolean;
}

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
  const [kept, setReached] = useState<Reached>({ of: NONE, stage: 0, shown: null, stopped: false });
  const reached = kept.of === stages ? kept : { of: stages, stage: 0, shown: null, stopped: false };
  const asked = stages[reached.stage];
  useMapListener("shown", ({ slice }) => {
    if (!asked || slice !== asked.id || reached.shown === asked) return;
    const isLast = reached.stopped || reached.stage + 1 >= stages.length;
    setReached({ ...reached, shown: asked, stage: isLast ? reached.stage : reached.stage + 1 });
  });
  if (!asked) return null;
  const { shown, stopped } = reached;
  return {
    asked,
    shown,
    settled: shown === asked,
    stop: () => {
      if (stopped || shown === asked) return;
      const stage = shown ? stages.indexOf(shown) : reached.stage;
      setReached({ ...reached, stage, stopped: true });
    },
  };
}

const NONE: readonly Slice[] = [];
