import { ArrowDownWideNarrow, ArrowUpNarrowWide, CalendarRange, Layers2 } from "lucide-react";
import { Button, IconButton } from "../controls/button.tsx";
import { ProgressBar } from "react-aria-components/ProgressBar";
import { ResultsMenu } from "../elsewhere/results-menu.tsx";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import type { Grouping, Order } from "./result-rows.ts";
import style from "./search.module.css";

const text = messages.search;

interface ResultsHeadProps {
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** A sentence about what was taken along. */
  readonly onDone: (sentence: string) => void;
}

/** How much was found, how much of it is here, and in which order. */
export function ResultsHead({ grouping, onGrouping, order, onOrder, onDone }: ResultsHeadProps) {
  const byDate = grouping === "date";
  const newest = order === "newest";
  return (
    <div className={style.head}>
      <div className={style.summary}>
        <Summary />
      </div>
      <IconButton
        label={byDate ? text.byScene : text.byDate}
        onPress={() => onGrouping(byDate ? "scene" : "date")}
        placement="bottom"
      >
        {byDate ? <CalendarRange size={16} aria-hidden /> : <Layers2 size={16} aria-hidden />}
      </IconButton>
      <IconButton
        label={newest ? text.oldestFirst : text.newestFirst}
        onPress={() => onOrder(newest ? "oldest" : "newest")}
        placement="bottom"
      >
        {newest ? <ArrowDownWideNarrow size={16} aria-hidden /> : <ArrowUpNarrowWide size={16} aria-hidden />}
      </IconButton>
      <ResultsMenu onDone={onDone} />
      <Progress />
    </div>
  );
}

function Summary() {
  const { search, slices } = useResults();
  if (search.status === "idle" || search.status === "failed") return <span>{text.results}</span>;
  // At the end the catalogue may have counted what was left out here, or only estimated.
  const partial = search.status !== "done" && search.matched !== undefined && search.loaded < search.matched;
  return (
    <>
      <output>
        <strong>{text.slices(slices.length)}</strong>
        {" · "}
        {partial ? text.loadedOf(search.loaded, search.matched ?? 0) : text.scenes(search.loaded)}
      </output>
      {search.status === "searching" && (
        <Button tone="quiet" onPress={search.stop}>
          {text.stop}
        </Button>
      )}
      {search.status === "stopped" && search.hasMore && (
        <Button tone="quiet" onPress={search.more}>
          {text.more}
        </Button>
      )}
    </>
  );
}

/** A line under the head: how far the pages have come, or that something is happening. */
function Progress() {
  const { search } = useResults();
  if (search.status !== "searching") return null;
  const share = search.matched ? (100 * search.loaded) / search.matched : undefined;
  return (
    <ProgressBar
      className={style.progress ?? ""}
      aria-label={text.searching}
      {...(share === undefined || search.loaded === 0 ? { isIndeterminate: true } : { value: share })}
    >
      {({ percentage }) => (
        <div
          className={style.progressed}
          data-indeterminate={percentage === undefined}
          style={{ width: `${percentage ?? 30}%` }}
        />
      )}
    </ProgressBar>
  );
}
