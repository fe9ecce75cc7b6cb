import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { sliceName } from "../../timeline/slice-name.ts";
import { MOST_EXCLUDED } from "../../view/step-filter.ts";
import { useClearness } from "../area/clearness.ts";
import { Button } from "../controls/button.tsx";
import { useSetView, useView } from "../hooks/use-view.ts";
import { useShowSlice } from "../hooks/use-pane.ts";
import { useWidth } from "../hooks/use-width.ts";
import { useDisplay } from "../layer/display.ts";
import { measurable } from "../measure/question.ts";
import { messages } from "../messages.ts";
import { commonBounds } from "../pictures/picture-bounds.ts";
import type { Order } from "../search/result-rows.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { SheetCell } from "./sheet-cell.tsx";
import { inOrder, toggled } from "./sheet-order.ts";
import style from "./sheet.module.css";
import { useValues } from "./use-values.ts";

const text = messages.area.sheet;
/** CSS pixels: three pictures beside each other in the panel. */
const CELL_WIDTH = 104;
const CELL_HEIGHT = 132;
const WORLD = [-180, -90, 180, 90] as const;

/** Every date as a small picture, to be shown on the map or left out. Only rows in sight are in the page. */
export function ContactSheet({ order }: { readonly order: Order }) {
  const { clearEnough } = useResults();
  const { slice } = useTimeline();
  const { recipe } = useDisplay();
  const area = useView(({ query }) => query?.area) ?? WORLD;
  const { excluded, toggle, takeBack } = useExcluding();
  const showSlice = useShowSlice();
  const clearnessOf = useClearness();
  const values = useValues(clearEnough, order === "highest" ? measurable(recipe) : null, area);
  const bounds = useMemo(() => commonBounds(area, clearEnough), [area, clearEnough]);
  const sorted = useMemo(
    () => inOrder(clearEnough, order, clearnessOf, values),
    [clearEnough, order, clearnessOf, values],
  );
  const [element, width] = useWidth<HTMLDivElement>();
  const columns = Math.max(1, Math.floor(width / CELL_WIDTH));
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: Math.ceil(sorted.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => CELL_HEIGHT,
    overscan: 1,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, columns]);
  return (
    <>
      {excluded.length > 0 && (
        <p className={style.excluded}>
          {text.excluded(excluded.length)}
          <Button tone="quiet" onPress={takeBack}>
            {text.takeBack}
          </Button>
        </p>
      )}
      <div ref={scroller} className={style.scroller}>
        <div ref={element} className={style.rows} style={{ height: virtualizer.getTotalSize() }}>
          <ul className={style.list} aria-label={text.label}>
            {virtualizer.getVirtualItems().flatMap(({ index: row, start }) =>
              sorted.slice(row * columns, (row + 1) * columns).map((each, column) => (
                <li
                  key={each.id}
                  className={style.place}
                  aria-setsize={sorted.length}
                  aria-posinset={row * columns + column + 1}
                  style={{
                    width: `${100 / columns}%`,
                    height: CELL_HEIGHT,
                    left: `${(100 * column) / columns}%`,
                    top: start,
                  }}
                >
                  <SheetCell
                    slice={each}
                    bounds={bounds}
                    clearness={clearnessOf(each)}
                    value={values.get(each.id)}
                    selected={each === slice}
                    included={!excluded.includes(sliceName(each))}
                    onShow={() => showSlice(each)}
                    onToggle={() => toggle(sliceName(each))}
                  />
                </li>
              )),
            )}
          </ul>
        </div>
      </div>
    </>
  );
}

/** The dates that the view excludes; a link has room for so many. */
function useExcluding() {
  const { notices, view } = useServices();
  const setView = useSetView();
  const excluded = useView(({ stepFilter }) => stepFilter.excluded);
  const put = useCallback(
    (names: readonly string[]) => {
      if (names.length > MOST_EXCLUDED) {
        notices.add({ kind: "limit", message: text.most(MOST_EXCLUDED), advice: text.mostAdvice });
        return;
      }
      setView({ stepFilter: { ...view.getState().stepFilter, excluded: names } });
    },
    [notices, setView, view],
  );
  return {
    excluded,
    toggle: (name: string) => put(toggled(excluded, name)),
    takeBack: () => put([]),
  };
}
