import { useServices } from "../services.ts";
import { useSeason } from "../season.ts";
import { EmptyResults } from "./empty-results.tsx";
import { FailedSearch } from "./failed-search.tsx";
import { ResultsHead } from "./results-head.tsx";
import { ResultsList } from "./results-list.tsx";
import { SearchForm } from "./search-form.tsx";
import style from "./search.module.css";
import { useState } from "react";
import { messages } from "../messages.ts";
import { type Grouping, type Order, resultRows } from "./result-rows.ts";
import { useMemo } from "react";

/** The form above, what it found below. */
export function SearchTab() {
  const { search, slices } = useSeason();
  const { map } = useServices();
  const [grouping, setGrouping] = useState<Grouping>("date");
  const [order, setOrder] = useState<Order>("newest");
  const rows = useMemo(() => resultRows(slices, grouping, order), [slices, grouping, order]);
  return (
    <div className={style.tab} onPointerLeave={() => map.highlight(null)}>
      <SearchForm />
      <ResultsHead grouping={grouping} onGrouping={setGrouping} order={order} onOrder={setOrder} />
      {search.status === "idle" && <p className={style.note}>{messages.search.notSearched}</p>}
      {search.status === "failed" && <FailedSearch />}
      {search.status === "done" && search.loaded === 0 && <EmptyResults />}
      {rows.length > 0 && <ResultsList rows={rows} />}
    </div>
  );
}
