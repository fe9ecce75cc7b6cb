import type { MeasureOptions } from "../../../measure/types.ts";
import { messages } from "../../messages.ts";

const text = messages.measure;

/** The options in one line: what a number in the chart is. */
export function describeOptions({
  statistic,
  smoothing,
  minimumValidShare,
  seasonShares,
  touched,
  maskDilation,
  second,
}: MeasureOptions): string {
  const percent = (share: number): string => String(Math.round(share * 100));
  return [
    `${text.options[statistic]}, ${text.chart.band}`,
    smoothing.kind === "whittaker"
      ? `${text.options.whittaker} λ ${smoothing.lambda.toLocaleString("en-GB")}`
      : smoothing.kind === "savitzky-golay"
        ? `${text.options.savitzkyGolay} ${smoothing.window}`
        : text.options.unsmoothed,
    text.options.validFrom(percent(minimumValidShare)),
    text.options.seasonOf(percent(seasonShares.start), percent(seasonShares.end)),
    ...(second ? [text.options.beside(second.title || second.expression)] : []),
    ...(touched ? [text.options.touched] : []),
    ...(maskDilation > 0 ? [`${text.options.dilation}: ${maskDilation}`] : []),
  ].join(" · ");
}
