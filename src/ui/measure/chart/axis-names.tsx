import style from "./chart.module.css";
import { RIGHT_DASHES, diamond } from "./marks.ts";
import type { Plot } from "./plot.ts";

/** What each of two value axes is of, with its unit. */
export interface AxisNameTexts {
  readonly left: string;
  readonly right: string;
}

interface AxisNamesProps {
  readonly names: AxisNameTexts;
  readonly plot: Plot;
}

const BASELINE = 12;
/** Of a short piece of line with its mark. */
const KEY = 26;

/** Above the plot, each at its side, with the mark and the line that tell the two apart without any colour. */
export function AxisNames({ names, plot }: AxisNamesProps) {
  const middle = BASELINE - 4;
  const right = plot.width - 4;
  return (
    <g className={style.axisNames}>
      <path d={`M4 ${middle}h${KEY}`} className={style.line} />
      <circle cx={4 + KEY / 2} cy={middle} r={3.5} />
      <text x={KEY + 10} y={BASELINE}>
        {names.left}
      </text>
      <path d={`M${right - KEY} ${middle}h${KEY}`} className={style.line} strokeDasharray={RIGHT_DASHES} />
      <path d={diamond(right - KEY / 2, middle)} />
      <text x={right - KEY - 6} y={BASELINE} textAnchor="end">
        {names.right}
      </text>
    </g>
  );
}
