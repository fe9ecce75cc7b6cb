import { ConditionChips } from "../conditions/condition-chips.tsx";
import { cloudLimit, type CloudLimit, withCloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import { withCondition } from "../../catalogue/filter/with-condition.ts";
import { useCatalogue } from "./use-catalogue.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { useResults } from "./results.ts";
import { CloudField, UnknownClouds } from "./cloud-field.tsx";
import { CollectionAbout } from "./collection-about.tsx";
import { CollectionPicker } from "./collection-picker.tsx";
import { DatePresets } from "./date-presets.tsx";
import { DayField } from "./day-field.tsx";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";
import { ServiceAbout } from "./service-about.tsx";
import { WhereField } from "./where/where-field.tsx";
import style from "./search.module.css";

const text = messages.search;
const MinimumClear = later(async () => (await import("../area/minimum-clear.tsx")).MinimumClear);
const ClearProgress = later(async () => (await import("../area/clear-progress.tsx")).ClearProgress);
const NONE: readonly string[] = [];
const ANY_TIME = { from: null, to: null };

/** Collection, dates, place, clouds and other conditions. Every change searches again. */
export function SearchForm() {
  const catalogue = useCatalogue();
  const { collections, collection, scenes } = useResults();
  const { query, choose, change } = useQueryEditor();
  const outline = useMyArea();
  const { from, to } = query?.time ?? ANY_TIME;
  const clouds = cloudLimit(query?.where ?? []);
  // What items carry counts more than what their collection says; a limit that they lack is listed as a condition.
  const carried = scenes.some(({ cloudCover }) => cloudCover !== undefined);
  const hasClouds = scenes.length > 0 ? carried : (collection?.hasCloudCover ?? true);
  const limitClouds = (limit: CloudLimit | null) =>
    change({ where: withCloudLimit(query?.where ?? [], limit) });
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
          <div className={outline ? style.sliders : undefined}>
            {outline && <MinimumClear />}
            {hasClouds && <CloudField limit={clouds} onChange={limitClouds} />}
          </div>
          {hasClouds && <UnknownClouds limit={clouds} onChange={limitClouds} />}
          {outline && <ClearProgress area={outline} />}
          <ConditionChips
            conditions={hasClouds ? withCloudLimit(query.where, null) : query.where}
            onChange={(old, replacement) => change({ where: withCondition(query.where, old, replacement) })}
          />
        </>
      )}
    </form>
  );
}
