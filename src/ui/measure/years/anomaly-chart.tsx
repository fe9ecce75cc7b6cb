import { useWidth } from "../../hooks/use-width.ts";
import { ValueAxis } from "../chart/axes.tsx";
import style from "../chart/chart.module.css";
import { bandPath, dailyPath, plotOf } from "../chart/plot.ts";
import type { YearCurves } from "./year-curves.ts";
import years from "./years.module.css";

const HEIGHT = 110;
const LAST_DAY = 365;

/** How far the latest year was above or below what is usual, day by day. */
export function AnomalyChart({ curves, title }: { readonly curves: YearCurves; readonly title: string }) {
  const [element, width] = useWidth<HTMLDivElement>();
  const { anomaly } = curves;
  if (!anomaly) return null;
  const reach = anomaly.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0.01);
  const plot = plotOf({ width, height: HEIGHT }, [0, LAST_DAY], [-reach, reach], false);
  const days = Array.from(anomaly, (value, day) => ({ day, value })).filter(({ value }) =>
    Number.isFinite(value),
  );
  const above = days.map(({ day, value }) => ({ day, low: 0, high: Math.max(0, value) }));
  const below = days.map(({ day, value }) => ({ day, low: Math.min(0, value), high: 0 }));
  return (
    <>
      <p className={years.anomalyTitle}>{title}</p>
      <div ref={element} className={style.chart} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg className={style.drawing} width={width} height={HEIGHT} aria-hidden>
            <ValueAxis plot={plot} />
            <path className={style.above} d={bandPath(above, plot)} />
            <path className={style.below} d={bandPath(below, plot)} />
            <path className={style.anomaly} d={dailyPath(anomaly, 0, plot)} />
            <line
              className={style.zero}
              x1={plot.left}
              x2={plot.right}
              y1={plot.y.place(0)}
              y2={plot.y.place(0)}
            />
          </svg>
        )}
      </div>
    </>
  );
}
