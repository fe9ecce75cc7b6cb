import { useMemo, useState } from "react";
import { Button } from "../controls/button.tsx";
import { useClearness } from "../area/clearness.ts";
import { usePhone } from "../hooks/use-media.ts";
import { formatCount } from "../format.ts";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import { useServices } from "../services.ts";
import { EmptyResults } from "./empty-results.tsx";
import { ResultsHead } from "./results-head.tsx";
import { ResultsList } from "./results-list.tsx";
import { SearchForm } from "./search-form.tsx";
import { type Grouping, type Order, resultRows } from "./result-rows.ts";
import style from "./search.module.css";
import { SearchSummary } from "./search-summary.tsx";
import { ProblemCard } from "./problem-card.tsx";

const text = messages.search;
const ContactSheet = later(async () => (await import("../sheet/contact-sheet.tsx")).ContactSheet);

/** The form above, what it found below. */
export function SearchTab() {
  const { catalogue, search, collections, every, clearEnough, slices } = useResults();
  const { map } = useServices();
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const [grouping, setGrouping] = useState<Grouping>("date");
  const [order, setOrder] = useState<Order>("newest");
  const [done, setDone] = useState("");
  const [asSheet, setAsSheet] = useState(false);
  const excluded = clearEnough.length - slices.length;
  const clearnessOf = useClearness();
  const rows = useMemo(
    () => resultRows(slices, grouping, order, clearnessOf),
    [slices, grouping, order, clearnessOf],
  );
  // A sheet of pictures needs the room, as everything does on a phone.
  const tight = phone || asSheet;
  const folded = tight && !editing && rows.length > 0;
  return (
    <div className={style.tab} onPointerLeave={() => map.highlight(null)}>
      {folded ? <SearchSummary onEdit={() => setEditing(true)} /> : <SearchForm />}
      {tight && !folded && rows.length > 0 && (
        <div className={style.formEnd}>
          <Button tone="primary" onPress={() => setEditing(false)}>
            {text.done}
          </Button>
        </div>
      )}
      <ResultsHead
        grouping={grouping}
        onGrouping={setGrouping}
        order={order}
        onOrder={setOrder}
        asSheet={asSheet}
        onAsSheet={(sheet) => {
          setAsSheet(sheet);
          if (!sheet && order === "highest") setOrder("newest");
        }}
        onDone={setDone}
      />
      <output className={done === "" ? "" : style.note}>{done}</output>
      {search.status === "idle" && !collections.problem && <p className={style.note}>{text.notSearched}</p>}
      {search.status === "failed" && (
        <ProblemCard
          title={search.loaded > 0 ? text.furtherFailed : text.failed}
          problem={search.problem}
          onRetry={search.retry}
        />
      )}
      {search.status === "idle" && collections.problem && (
        <ProblemCard
          title={text.collectionsFailed}
          problem={collections.problem}
          onRetry={collections.retry}
        />
      )}
      {collections.incomplete !== undefined && <p className={style.note}>{collections.incomplete}</p>}
      {search.renewing && <p className={style.note}>{text.renewing}</p>}
      {search.incomplete !== undefined && <p className={style.note}>{search.incomplete}</p>}
      {search.unsorted && search.status === "stopped" && search.hasMore && (
        <p className={style.note}>{text.unsorted(catalogue.title)}</p>
      )}
      {search.filteredFrom !== undefined && search.status === "stopped" && search.hasMore && (
        <p className={style.note}>
          {messages.conditions.partly(catalogue.title, formatCount(search.filteredFrom))}
        </p>
      )}
      {search.cutShort && <p className={style.note}>{text.cutShort(formatCount(search.loaded))}</p>}
      {search.status === "done" && search.loaded === 0 && <EmptyResults />}
      {asSheet && every.length > 0 && <ContactSheet order={order} />}
      {!asSheet && rows.length > 0 && <ResultsList rows={rows} />}
      {!asSheet && excluded > 0 && (
        <p className={style.note}>
          {messages.area.sheet.excluded(excluded)}{" "}
          <Button tone="quiet" onPress={() => setAsSheet(true)}>
            {messages.area.sheet.label}
          </Button>
        </p>
      )}
    </div>
  );
}
