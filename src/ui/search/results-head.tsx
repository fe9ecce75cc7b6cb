import {
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  CalendarRange,
  ChartNoAxesColumn,
  CloudSun,
  LayoutGrid,
  Layers2,
} from "lucide-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../controls/button.tsx";
import { ProgressBar } from "react-aria-components/ProgressBar";
import { ResultsMenu } from "../elsewhere/results-menu.tsx";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import type { SearchState } from "./use-search.ts";
import type { Grouping, Order } from "./result-rows.ts";
import style from "./search.module.css";

const text = messages.search;

/** How each order looks, and which one a press leads to. */
const ORDERS: Readonly<Record<Order, { label: string; icon: ReactNode; next: Order }>> = {
  newest: {
    label: text.oldestFirst,
    icon: <ArrowDownWideNarrow size={16} aria-hidden />,
    next: "oldest",
  },
  oldest: { label: text.clearestFirst, icon: <ArrowUpNarrowWide size={16} aria-hidden />, next: "clearest" },
  clearest: { label: text.highestFirst, icon: <CloudSun size={16} aria-hidden />, next: "highest" },
  highest: { label: text.newestFirst, icon: <ChartNoAxesColumn size={16} aria-hidden />, next: "newest" },
};

/** Values are read for the sheet alone. */
function orderAfter(order: Order, asSheet: boolean): (typeof ORDERS)[Order] {
  return order === "clearest" && !asSheet
    ? { ...ORDERS.clearest, label: text.newestFirst, next: "newest" }
    : ORDERS[order];
}

interface ResultsHeadProps {
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** Whether the dates are shown as a sheet of pictures. */
  readonly asSheet: boolean;
  readonly onAsSheet: (asSheet: boolean) => void;
  /** A sentence about what was taken along. */
  readonly onDone: (sentence: string) => void;
}

/** How much was found, how much of it is here, and in which order. */
export function ResultsHead({
  grouping,
  onGrouping,
  order,
  onOrder,
  asSheet,
  onAsSheet,
  onDone,
}: ResultsHeadProps) {
  const byDate = grouping === "date";
  const { label, icon, next } = orderAfter(order, asSheet);
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
        label={asSheet ? messages.area.sheet.list : messages.area.sheet.show}
        aria-pressed={asSheet}
        onPress={() => onAsSheet(!asSheet)}
        placement="bottom"
      >
        <LayoutGrid size={16} aria-hidden />
      </IconButton>
      <IconButton label={label} onPress={() => onOrder(next)} placement="bottom">
        {icon}
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
        {search.reading && search.status !== "done" && (
          <> · {text.reading(search.reading.read, search.reading.known)}</>
        )}
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
  const share = shareOf(search);
  return (
    <ProgressBar
      className={style.progress ?? ""}
      aria-label={text.searching}
      {...(share === undefined ? { isIndeterminate: true } : { value: share })}
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

/** Per cent; undefined where it is not known how much there is. */
function shareOf({ matched, loaded, reading }: SearchState): number | undefined {
  if (reading) return (100 * reading.read) / reading.known;
  return matched && loaded > 0 ? (100 * loaded) / matched : undefined;
}
