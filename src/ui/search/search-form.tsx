import { useCatalogue } from "./use-catalogue.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { useResults } from "./results.ts";
import { CloudField } from "./cloud-field.tsx";
import { CollectionAbout } from "./collection-about.tsx";
import { CollectionPicker } from "./collection-picker.tsx";
import { DatePresets } from "./date-presets.tsx";
import { DayField } from "./day-field.tsx";
import { messages } from "../messages.ts";
import { PlaceField } from "./place-field.tsx";
import style from "./search.module.css";

const text = messages.search;

/** Collection, dates, place, clouds. Every change searches again. */
export function SearchForm() {
  const catalogue = useCatalogue();
  const { collections, collection } = useResults();
  const { query, choose, change } = useQueryEditor();
  return (
    <form
      className={style.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label={messages.panel.search}
    >
      <CollectionPicker
        key={catalogue?.id ?? ""}
        collections={collections.list}
        selected={query?.collection ?? null}
        loading={collections.loading}
        onSelect={choose}
      />
      {collection && <CollectionAbout collection={collection} />}
      {query && (
        <>
          <div className={style.pair}>
            <DayField label={text.from} day={query.from} onChange={(from) => change({ from })} />
            <DayField label={text.to} day={query.to} onChange={(to) => change({ to })} />
          </div>
          <DatePresets />
          <div className={style.pair}>
            <PlaceField bbox={query.bbox} />
            {(collection?.hasCloudCover ?? true) && (
              <CloudField
                key={`${query.collection} ${query.maxCloudCover}`}
                most={query.maxCloudCover}
                onChange={(maxCloudCover) => change({ maxCloudCover })}
              />
            )}
          </div>
        </>
      )}
    </form>
  );
}
