import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Distribution } from "../../../worker/jobs.ts";
import { formatPercent, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import hidden from "../../styles/hidden.module.css";
import { type ValueRange, useHighlight } from "../highlight/highlight.ts";
import { type BinSpan, anchorOf, brushed, edgeMoved, rangeOf, spanOf } from "./brush.ts";
import style from "./histogram.module.css";
import { BINS, percentWithin } from "./shape.ts";

const text = messages.legend;
const EDGES = [0, 1] as const;
/** CSS pixels: a pointer that moved less has clicked. */
const CLICK_PX = 4;

interface HistogramBrushProps {
  readonly distribution: Distribution;
  /** Values at the left and the right edge. */
  readonly span: ValueRange;
}

/**
 * Lies over a histogram: dragging across it makes a range of values stand out on the map, a click ends that. Two
 * range fields that are not seen do the same for keyboards and screen readers.
 */
export function HistogramBrush({ distribution, span }: HistogramBrushProps) {
  const { range, setRange } = useHighlight();
  const held = useRef<{ readonly anchor: number; readonly x: number; moved: boolean } | null>(null);
  const marked = range && spanOf(range, span);
  const choose = (next: BinSpan | null) => setRange(next && rangeOf(next, span));
  const binAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - left) / Math.max(1, width)) * BINS;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !range) return;
    event.preventDefault();
    setRange(null);
  };
  return (
    <div
      className={style.brush}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { anchor: anchorOf(binAt(event), marked), x: event.clientX, moved: false };
      }}
      onPointerMove={(event) => {
        const from = held.current;
        if (!from) return;
        if (!from.moved && Math.abs(event.clientX - from.x) < CLICK_PX) return;
        from.moved = true;
        choose(brushed(from.anchor, binAt(event)));
      }}
      onPointerUp={() => {
        if (held.current?.moved === false) setRange(null);
        held.current = null;
      }}
      onPointerCancel={() => (held.current = null)}
    >
      {marked && (
        <svg className={style.veil} viewBox={`0 0 ${BINS} 1`} preserveAspectRatio="none" aria-hidden>
          <rect x={0} width={marked[0]} height={1} />
          <rect x={marked[1]} width={BINS - marked[1]} height={1} />
        </svg>
      )}
      {EDGES.map((edge) => {
        const at = marked?.[edge] ?? (edge === 0 ? 0 : BINS);
        const [value] = rangeOf([at, at], span);
        return (
          <label key={edge}>
            <input
              type="range"
              className={hidden.visually}
              aria-label={edge === 0 ? text.highlightFrom : text.highlightTo}
              aria-valuetext={spokenEdge(value, distribution, range)}
              min={0}
              max={BINS}
              step={1}
              value={Math.round(at)}
              onChange={(event) => choose(edgeMoved(marked, edge, Number(event.currentTarget.value)))}
              onKeyDown={onKeyDown}
            />
            <span
              className={style.edge}
              data-set={marked !== null}
              style={{ insetInlineStart: `${(at / BINS) * 100}%` }}
            />
          </label>
        );
      })}
    </div>
  );
}

function spokenEdge(value: number, distribution: Distribution, range: ValueRange | null): string {
  if (!range) return `${formatValue(value)}, ${text.notHighlighted}`;
  return `${formatValue(value)}, ${text.within(formatPercent(percentWithin(distribution, range)))}`;
}
