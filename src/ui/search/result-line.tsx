import { Info } from "lucide-react";
import { memo } from "react";
import { formatInstant, formatSlice } from "../format.ts";
import { messages } from "../messages.ts";
import { Button } from "react-aria-components/Button";
import { describeScenes, type ResultRow } from "./result-rows.ts";
import style from "./search.module.css";
import { Thumbnail } from "./thumbnail.tsx";

const text = messages.scene;

interface ResultLineProps {
  readonly row: ResultRow;
  readonly selected: boolean;
  /** Whether Tab stops here; the other rows are reached with ↑ and ↓. */
  readonly reachable: boolean;
  readonly onShow: (row: ResultRow) => void;
  readonly onHover: (row: ResultRow, over: boolean) => void;
  /** ↑ and ↓ walk through the rows. */
  readonly onStep: (by: number) => void;
  readonly onDetails: (row: ResultRow) => void;
}

/** Thumbnail, date, platform and tiles, clear share; and a button of its own for the details. Most stay as they are when the date changes. */
export const ResultLine = memo(function ResultLine({
  row,
  selected,
  reachable,
  onShow,
  onHover,
  onStep,
  onDetails,
}: ResultLineProps) {
  const day = formatSlice(row.slice);
  const single = row.scenes.length === 1 ? row.scenes[0] : undefined;
  return (
    <>
      <Button
        className={style.line ?? ""}
        {...(selected ? { "aria-current": "date" as const } : {})}
        excludeFromTabOrder={!reachable}
        onPress={() => onShow(row)}
        onHoverChange={(over) => onHover(row, over)}
        onFocusChange={(over) => onHover(row, over)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") onStep(1);
          else if (event.key === "ArrowUp") onStep(-1);
          else event.continuePropagation();
        }}
      >
        <Thumbnail src={row.scenes.find((scene) => scene.thumbnail !== undefined)?.thumbnail} />
        <span className={style.what}>
          <span className={style.day}>{day}</span>
          <span className={style.about} title={single ? formatInstant(single.datetime) : undefined}>
            {describeScenes(row.scenes) || text.tiles(row.scenes.length)}
          </span>
        </span>
        {row.cloudCover !== undefined && <ClearShare percent={100 - row.cloudCover} />}
        {row.cloudsUnknown && <span className={style.clear}>{text.cloudsUnknown}</span>}
      </Button>
      <Button
        className={style.details ?? ""}
        aria-label={text.detailsOf(day)}
        excludeFromTabOrder={!reachable}
        onPress={() => onDetails(row)}
      >
        <Info size={16} aria-hidden />
      </Button>
    </>
  );
});

function ClearShare({ percent }: { readonly percent: number }) {
  return (
    <span className={style.clear}>
      {text.clear(percent)}
      <span className={style.meter}>
        <span style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}
