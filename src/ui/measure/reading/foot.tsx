import { Button } from "../../controls/button.tsx";
import { formatMegabytes } from "../../format.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";
import style from "../measure.module.css";
import { ExportMenu } from "../export/export-menu.tsx";
import { overviewWords } from "./overview-words.ts";

const text = messages.measure.cost;

/** What reading would take, how far it is, and a way to stop it. */
export function Foot() {
  const { series, secondSeries } = useServices();
  const { progress, awaiting, fromOverview, begin, slices, searchingYears } = useMeasure();
  const overview = overviewWords(fromOverview);
  const { status, done, total, failed, cost } = progress;
  if (awaiting && status !== "running") {
    const { dates, requests, bytes, seconds } = awaiting;
    return (
      <div className={style.foot}>
        <p>
          {text.ask(dates, requests, formatMegabytes(bytes), text.seconds(seconds))} {overview}
        </p>
        <Button tone="primary" onPress={begin}>
          {text.start}
        </Button>
      </div>
    );
  }
  const running = status === "running";
  const words = running
    ? [
        text.progress(done, total),
        ...(cost && cost.bytes > 0 ? [text.left(formatMegabytes(cost.bytes))] : []),
      ]
    : status === "cancelled"
      ? [text.cancelled(done, total)]
      : slices.length === 0
        ? [messages.measure.noDates]
        : [text.progress(done, total)];
  if (overview !== null) words.push(overview);
  if (failed > 0) words.push(text.failed(failed));
  return (
    <div className={style.foot}>
      <div className={style.progress}>
        <p>{searchingYears ? messages.measure.chart.searching : words.join(" · ")}</p>
        <progress
          max={Math.max(1, total)}
          value={done}
          aria-label={text.progress(done, total)}
          data-running={running}
        />
      </div>
      {running && (
        <Button
          onPress={() => {
            series.cancel();
            secondSeries.cancel();
          }}
        >
          {text.stop}
        </Button>
      )}
      {status === "cancelled" && done < total && <GoOn />}
      <ExportMenu />
    </div>
  );
}

/** Reads what is missing after a stop. */
function GoOn() {
  const { again } = useMeasure();
  return <Button onPress={again}>{text.goOn}</Button>;
}
