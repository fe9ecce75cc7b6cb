import { Fragment, useMemo, useState } from "react";
import field from "../../controls/field.module.css";
import { messages } from "../../messages.ts";
import { useMeasure } from "../measure.ts";
import { NamingBar } from "../places/naming-bar.tsx";
import { UndoBar } from "../places/undo-bar.tsx";
import { FailedDates } from "../reading/failed-dates.tsx";
import { useSeasonCurves } from "../use-season-curves.ts";
import measureStyle from "../measure.module.css";
import { normalWords } from "../years/normal-words.ts";
import { useYearCurves } from "../years/use-year-curves.ts";
import { PlaceLine } from "./place-line.tsx";
import { arranged, type SortKey, normalYearsOf, type TableOrder, tableRow } from "./table-rows.ts";
import style from "./table.module.css";

const text = messages.measure.columns;

/** The second quantity's is there where there is one, under its own name. */
const COLUMNS: readonly (readonly [SortKey, string])[] = [
  ["name", text.name],
  ["last", text.last],
  ["change", text.change],
  ["mean", text.mean],
  ["anomaly", text.normal],
  ["second", ""],
  ["start", text.start],
  ["end", text.end],
  ["valid", text.valid],
];
/** Rows beyond this are left to the filter: each has a curve to draw. */
const MOST_ROWS = 300;

/** A row per place: what a chart of many places cannot tell. */
export function TableTab() {
  const { places, second } = useMeasure();
  const curveOf = useSeasonCurves();
  const secondOf = useSeasonCurves("right");
  const yearsOf = useYearCurves();
  const [order, setOrder] = useState<TableOrder>({ key: "name", descending: false });
  const [filter, setFilter] = useState("");
  const rows = useMemo(
    () => places.map((place) => tableRow(place, curveOf(place.id), yearsOf(place.id), secondOf(place.id))),
    [places, curveOf, yearsOf, secondOf],
  );
  const columns = COLUMNS.flatMap(
    ([key, title]): readonly { readonly key: SortKey; readonly title: string }[] => {
      if (key !== "second") return [{ key, title }];
      return second ? [{ key, title: second.recipe.title }] : [];
    },
  );
  const normalYears = useMemo(() => normalYearsOf(rows), [rows]);
  const shown = arranged(rows, filter, order);
  return (
    <>
      <NamingBar />
      <UndoBar />
      <div className={style.head}>
        <input
          className={field.box}
          type="search"
          placeholder={text.filter}
          aria-label={text.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span>{text.count(shown.length, rows.length)}</span>
      </div>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <Fragment key={key}>
                  <th scope="col" aria-sort={sortOf(key, order)}>
                    <button type="button" onClick={() => setOrder(nextOrder(key, order))}>
                      {title}
                      {order.key === key && <span aria-hidden>{order.descending ? " ↓" : " ↑"}</span>}
                    </button>
                  </th>
                  {key === "name" && <th scope="col">{text.curve}</th>}
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, MOST_ROWS).map((row) => (
              <PlaceLine key={row.place.id} row={row} hasSecond={second !== null} />
            ))}
          </tbody>
        </table>
      </div>
      {normalYears.length > 0 && (
        <p className={measureStyle.note}>
          {text.normalWhy} {normalWords(normalYears)}
        </p>
      )}
      <FailedDates />
    </>
  );
}

function sortOf(key: SortKey, order: TableOrder): "ascending" | "descending" | undefined {
  if (order.key !== key) return undefined;
  return order.descending ? "descending" : "ascending";
}

/** The same column turns round; another one begins with its greatest, names with the first letter. */
function nextOrder(key: SortKey, order: TableOrder): TableOrder {
  return order.key === key ? { key, descending: !order.descending } : { key, descending: key !== "name" };
}
