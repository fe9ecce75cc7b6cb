import { useEffect, useMemo, useState } from "react";
import type { SeriesQuestion } from "../../measure/series/types.ts";
import type { Place, SeriesCost } from "../../measure/types.ts";
import { useServices } from "../services.ts";
import { isSmall } from "./question.ts";
import { sumOfCosts } from "./together.ts";

/** What is to be read of one quantity; null where there is nothing to read. */
export interface Asked {
  /** The dates of the search. */
  readonly season: SeriesQuestion | null;
  /** These and the years before them. */
  readonly all: SeriesQuestion | null;
}

export interface Reading {
  /** What reading would take, where that is so much that it waits for a word of the person. */
  readonly awaiting: SeriesCost | null;
  /** Places that are too large for full resolution on every date: an overview of them is read. */
  readonly fromOverview: readonly Place[];
  readonly begin: () => void;
  /** Reads what is missing after a stop. */
  readonly again: () => void;
}

/**
 * Starts what is small by itself, all or at least the season, and tells of the rest what it would take.
 * @param asked of the layer's quantity and of the second one; a new array whenever either changes
 */
export function useReading(asked: readonly [first: Asked, second: Asked]): Reading {
  const { series, secondSeries } = useServices();
  const engines = useMemo(() => [series, secondSeries] as const, [series, secondSeries]);
  const [agreed, setAgreed] = useState<typeof asked | null>(null);
  const [costOfAll, costOfSeason] = useMemo(() => {
    const costOf = (part: keyof Asked) =>
      sumOfCosts(
        engines.flatMap((engine, index) => {
          const question = asked[index]?.[part];
          return question ? [engine.cost(question)] : [];
        }),
      );
    return [costOf("all"), costOf("season")];
  }, [asked, engines]);
  const isReady = costOfAll !== null && (isSmall(costOfAll) || agreed === asked);
  const part = isReady ? "all" : costOfSeason && isSmall(costOfSeason) ? "season" : null;
  const begun = useMemo(() => asked.map((each) => part && each[part]), [asked, part]);
  useEffect(() => {
    for (const [index, engine] of engines.entries()) {
      const question = begun[index];
      if (question) engine.start(question);
      else engine.reset();
    }
  }, [begun, engines]);
  const fromOverview = useMemo(() => {
    const [{ all }] = asked;
    if (!all) return [];
    const ids = new Set(series.overviewPlaces(all));
    return all.places.filter(({ id }) => ids.has(id));
  }, [asked, series]);
  return useMemo(
    () => ({
      awaiting: isReady ? null : costOfAll,
      fromOverview,
      begin: () => setAgreed(asked),
      again: () => {
        for (const [index, engine] of engines.entries()) {
          const question = begun[index];
          if (question) engine.start(question);
        }
      },
    }),
    [isReady, costOfAll, fromOverview, asked, begun, engines],
  );
}
