import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Place } from "../../../measure/types.ts";
import type { Distribution } from "../../../worker/jobs.ts";
import { formatPercent, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import { useHighlight } from "../highlight/highlight.ts";
import style from "./histogram.module.css";
import { percentWithin } from "./shape.ts";

const text = messages.legend;
const VIEW = "view";

interface HistogramHeadProps {
  /** Those whose values can be looked at apart from the view's. */
  readonly places: readonly Place[];
  /** Id of one of them; null for the view. */
  readonly of: string | null;
  readonly onOf: (place: string | null) => void;
  readonly distribution: Distribution | null;
  /** At the end. */
  readonly children?: ReactNode;
}

/** What the histogram is of, and which of its values stand out on the map. */
export function HistogramHead({ places, of, onOf, distribution, children }: HistogramHeadProps) {
  const { range, setRange } = useHighlight();
  if (places.length === 0 && !range && !children) return null;
  return (
    <div className={style.head}>
      {places.length > 0 && (
        <select
          className={style.of}
          aria-label={text.histogramOf}
          value={of ?? VIEW}
          onChange={(event) => onOf(event.currentTarget.value === VIEW ? null : event.currentTarget.value)}
        >
          <option value={VIEW}>{text.ofView}</option>
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {range && (
        <button
          type="button"
          className={style.chosen}
          aria-label={text.highlightEnd}
          onClick={() => setRange(null)}
        >
          {formatValue(range[0])} … {formatValue(range[1])}
          {distribution && ` · ${formatPercent(percentWithin(distribution, range))}`}
          <X size={13} aria-hidden />
        </button>
      )}
      {children}
    </div>
  );
}
