import { lazy, Suspense } from "react";
import { mostCloudCover, withMostCloudCover } from "../../catalogue/filter/cloud-cover.ts";
import { useCatalogue } from "./use-catalogue.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { useResults } from "./results.ts";
import { CloudField } from "./cloud-field.tsx";
import { CollectionAbout } from "./collection-about.tsx";
import { CollectionPicker } from "./collection-picker.tsx";
import { Conditions } from "./conditions.tsx";
import { DatePresets } from "./date-presets.tsx";
import { DayField } from "./day-field.tsx";
import { messages } from "../messages.ts";
import { ServiceAbout } from "./service-about.tsx";
import { WhereField } from "./where/where-field.tsx";
import style from "./search.module.css";

const text = messages.search;
const MinimumClear = lazy(() => import("../area/minimum-clear.tsx"));
const ClearProgress = lazy(() => import("../area/clear-progress.tsx"));
const NONE: readonly string[] = [];
const ANY_TIME = { from: null, to: null };

/** Collection, dates, place, clouds and other conditions. Every change searches again. */
export function SearchForm() {
  const catalogue = useCatalogue();
  const { collections, collection, scenes } = useResults();
  const { query, choose, change } = useQueryEditor();
  const outline = useMyArea();
  const { from, to } = query?.time ?? ANY_TIME;
  const cloud = mostCloudCover(query?.where ?? []);
  // What items carry counts more than what their collection says; a limit that they lack is listed as a condition.
  const carried = scenes.some(({ cloudCover }) => cloudCover !== undefined);
  const hasClouds = scenes.length > 0 ? carried : (collection?.hasCloudCover ?? true);
  return (
    <form
      className={style.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label={messages.panel.search}
    >
      <CollectionPicker
        key={catalogue?.id ?? ""}
        collections={collections.list}
        selected={query?.collections ?? NONE}
        loading={collections.loading}
        onSelect={choose}
      />
      {collection && <CollectionAbout collection={collection} />}
      <ServiceAbout />
      {query && (
        <>
          <div className={style.pair}>
            <DayField label={text.from} day={from} onChange={(day) => change({ time: { from: day, to } })} />
            <DayField label={text.to} day={to} onChange={(day) => change({ time: { from, to: day } })} />
          </div>
          <DatePresets />
          <WhereField area={query.area} />
          <div className={outline ? style.pair : undefined}>
            {outline && (
              <Suspense fallback={null}>
                <MinimumClear />
              </Suspense>
            )}
            {hasClouds && (
              <CloudField
                key={`${query.collections.join(" ")} ${cloud}`}
                most={cloud}
                onChange={(most) => change({ where: withMostCloudCover(query.where, most) })}
              />
            )}
          </div>
          {outline && (
            <Suspense fallback={null}>
              <ClearProgress area={outline} />
            </Suspense>
          )}
          <Conditions
            conditions={hasClouds ? withMostCloudCover(query.where, null) : query.where}
            onRemove={(condition) => change({ where: query.where.filter((other) => other !== condition) })}
          />
        </>
      )}
    </form>
  );
}
