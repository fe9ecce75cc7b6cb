import { Button } from "../../controls/button.tsx";
import { formatDay } from "../../format.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";
import style from "../measure.module.css";

/** More dates than this are counted, not listed. */
const MOST_LISTED = 4;

/** Dates that could not be read, with why, and a way to read each of them again. */
export function FailedDates() {
  const { series, secondSeries } = useServices();
  const { state, second } = useMeasure();
  const failed = new Map<string, { day: string; why: string }>();
  for (const read of second ? [state, second.state] : [state]) {
    for (const { rows } of read.series.values()) {
      for (const { slice, day, summary, problem } of rows)
        if (problem && !summary) failed.set(slice, { day, why: problem.message });
    }
  }
  if (failed.size === 0) return null;
  const retry = (slices?: readonly string[]) => {
    series.retry(slices);
    secondSeries.retry(slices);
  };
  const listed = [...failed].slice(0, MOST_LISTED);
  return (
    <ul className={style.failedDates}>
      {listed.map(([slice, { day, why }]) => (
        <li key={slice}>
          <span>
            <strong>{formatDay(day)}</strong> {why}
          </span>
          <Button
            onPress={() => retry([slice])}
            aria-label={`${messages.measure.cost.retry}: ${formatDay(day)}`}
          >
            {messages.measure.cost.retry}
          </Button>
        </li>
      ))}
      {failed.size > listed.length && (
        <li>
          <span>{messages.measure.cost.failed(failed.size)}</span>
          <Button onPress={() => retry()}>{messages.measure.cost.retry}</Button>
        </li>
      )}
    </ul>
  );
}
