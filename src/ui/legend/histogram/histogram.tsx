import { useMemo } from "react";
import type { Distribution } from "../../../worker/jobs.ts";
import { formatPercent, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import hidden from "../../styles/hidden.module.css";
import { HistogramBrush } from "./histogram-brush.tsx";
import style from "./histogram.module.css";
import { BINS, binOf, binsOf, outlineOf, spreadsOf, valuedPercent } from "./shape.ts";

const text = messages.legend;

interface HistogramProps {
  readonly distribution: Distribution;
  /** Values at the left and the right edge. */
  readonly span: readonly [low: number, high: number];
  /** The value under the pointer, whose bin stands out. */
  readonly value: number | null;
  /** Name of the place whose values they are; null for the view. */
  readonly place: string | null;
}

/** The room of a histogram whose values are still being read, so that nothing moves when they come. */
export function HistogramSpace() {
  return <div className={style.histogram} />;
}

/** How often values occur, above the colours they have. Where each pixel has one, a range of them can be highlighted. */
export function Histogram({ distribution, span, value, place }: HistogramProps) {
  const [low, high] = span;
  const bins = useMemo(() => binsOf(distribution, [low, high]), [distribution, low, high]);
  const label = useMemo(() => text.histogram(place, described(distribution)), [place, distribution]);
  const peak = Math.max(0, ...bins.map((counts) => Math.max(...counts)));
  const marked = binOf(value, [low, high]);
  return (
    <figure className={style.figure}>
      <svg className={style.histogram} viewBox={`0 0 ${BINS} 1`} preserveAspectRatio="none" aria-hidden>
        {marked !== null && <rect className={style.marked} x={marked} width={1} y={0} height={1} />}
        {bins.map((counts, channel) => (
          <path
            // Channels have no identity but their order.
            key={text.channels[channel]}
            d={outlineOf(counts, peak)}
            data-channel={bins.length > 1 ? channel : undefined}
          />
        ))}
      </svg>
      {bins.length === 1 && <HistogramBrush distribution={distribution} span={span} />}
      <figcaption className={hidden.visually}>{label}</figcaption>
    </figure>
  );
}

/** The text alternative: what the picture shows, in numbers. */
function described(distribution: Distribution): string {
  const spreads = spreadsOf(distribution).map(({ min, median, max }, channel) => {
    const words = text.spread(formatValue(min), formatValue(median), formatValue(max));
    return distribution.channels.length > 1 ? `${text.channels[channel]}: ${words}` : words;
  });
  return [...spreads, text.valued(formatPercent(valuedPercent(distribution)))].join(" ");
}
