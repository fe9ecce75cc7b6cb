import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import { useActivity } from "../hooks/use-activity.ts";
import { useFingers } from "../hooks/use-media.ts";
import { useMapEvent, useMapListener } from "../hooks/use-map-event.ts";
import { useShowSlice } from "../hooks/use-pane.ts";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useServices } from "../services.ts";
import type { ResultRow } from "./result-rows.ts";
import { ResultLine } from "./result-line.tsx";
import style from "./search.module.css";

const SceneDetails = later(async () => (await import("../details/scene-details.tsx")).SceneDetails);

const ROW = 52;
const ROW_FOR_FINGERS = 60;

/** Only the rows in sight are in the page, so that ten thousand scenes scroll like ten. */
export function ResultsList({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { map } = useServices();
  const { slice } = useTimeline();
  const isPlaying = useActivity((activity) => activity.isPlaying);
  const showSlice = useShowSlice();
  const height = useFingers() ? ROW_FOR_FINGERS : ROW;
  const scroller = useRef<HTMLDivElement>(null);
  const [details, setDetails] = useState<ResultRow | null>(null);
  const hovered = useMapEvent("hover", null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });
  const selected = rows.findIndex((row) => row.slice === slice);

  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    // A list that moved with every date could not be read, and would take longer than the picture.
    if (isPlaying) return;
    // A row in sight stays where it is; one that is not comes to the middle, with its neighbours around it.
    const { range } = virtualizer;
    const inSight = range !== null && selected > range.startIndex && selected < range.endIndex;
    if (selected >= 0 && !inSight) virtualizer.scrollToIndex(selected, { align: "center" });
  }, [virtualizer, selected, isPlaying]);
  useMapListener("select", (id) => {
    const row = rows.find((candidate) => candidate.scenes.some((scene) => scene.id === id));
    if (row) showSlice(row.slice);
  });

  // ↑ and ↓ choose the next row and take the focus along; Tab goes past the list in one step.
  const [rested, setRested] = useState(selected);
  if (!isPlaying && rested !== selected) setRested(selected);
  const reachable = Math.max(0, rested);
  const focusFollows = useRef(false);
  const at = useRef(selected);
  useEffect(() => void (at.current = selected), [selected]);
  const step = useCallback(
    (by: number) => {
      const target = rows[Math.max(0, Math.min(rows.length - 1, at.current + by))];
      if (!target) return;
      focusFollows.current = true;
      showSlice(target.slice);
    },
    [rows, showSlice],
  );
  const show = useCallback((row: ResultRow) => showSlice(row.slice), [showSlice]);
  const highlight = useCallback(
    (row: ResultRow, over: boolean) => map.highlight(over ? (row.scenes[0]?.id ?? null) : null),
    [map],
  );
  useEffect(() => {
    if (!focusFollows.current) return;
    focusFollows.current = false;
    scroller.current?.querySelector<HTMLElement>("[aria-current]")?.focus({ preventScroll: true });
  }, [selected]);

  return (
    <>
      <div ref={scroller} className={style.scroller}>
        <ul
          className={style.rows}
          style={{ height: virtualizer.getTotalSize() }}
          aria-label={messages.search.results}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={item.key}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className={style.row}
                style={{ height, transform: `translateY(${item.start}px)` }}
                data-selected={item.index === selected}
                data-hovered={hovered !== null && row.scenes.some((scene) => scene.id === hovered)}
              >
                <ResultLine
                  row={row}
                  selected={item.index === selected}
                  reachable={item.index === reachable}
                  onShow={show}
                  onHover={highlight}
                  onStep={step}
                  onDetails={setDetails}
                />
              </li>
            );
          })}
        </ul>
      </div>
      {details && (
        <SceneDetails slice={details.slice} scenes={details.scenes} onClose={() => setDetails(null)} />
      )}
    </>
  );
}
