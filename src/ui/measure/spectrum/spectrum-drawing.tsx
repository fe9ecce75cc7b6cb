import type { SpectrumBand } from "../../../measure/spectrum/spectrum-bands.ts";
import { ValueAxis } from "../chart/axes.tsx";
import style from "../chart/chart.module.css";
import type { Plot } from "../chart/plot.ts";
import { useMeasure } from "../measure.ts";
import { bandValue, type SpectrumLine, valueIn } from "./spectrum-line.ts";
import { type WavelengthAxis, wavelengthText } from "./wavelength.ts";

/** CSS pixels that a wavelength needs. */
const LABEL_ROOM = 62;

interface SpectrumDrawingProps {
  readonly lines: readonly SpectrumLine[];
  readonly bands: readonly SpectrumBand[];
  readonly plot: Plot;
  readonly axis: WavelengthAxis;
  readonly focused: { readonly line: SpectrumLine; readonly band: SpectrumBand } | null;
}

/** What a chart of spectra looks like: a dot per band with its spread, and a line through the dots. */
export function SpectrumDrawing({ lines, bands, plot, axis, focused }: SpectrumDrawingProps) {
  const { options } = useMeasure();
  const { width, height, left, right, top, bottom } = plot;
  const x = (wavelength: number): number => plot.x.place(axis.at(wavelength));
  const ticks = axis
    .ticks(Math.max(2, Math.floor((right - left) / LABEL_ROOM)))
    .filter((tick) => x(tick) >= left && x(tick) <= right);
  return (
    <svg className={style.drawing} data-chart width={width} height={height} aria-hidden>
      <ValueAxis plot={plot} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={style.tickMark} x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
          <text
            className={style.tick}
            x={Math.min(x(tick), right - LABEL_ROOM / 2 + 8)}
            y={bottom + 16}
            textAnchor="middle"
          >
            {wavelengthText(tick)}
          </text>
        </g>
      ))}
      {focused && (
        <line
          className={style.present}
          x1={x(focused.band.wavelength)}
          x2={x(focused.band.wavelength)}
          y1={top}
          y2={bottom}
        />
      )}
      {lines.map((line) => {
        const dots = bands.flatMap((band) => {
          const value = valueIn(line, band);
          const drawn = bandValue(value, options);
          if (drawn === null || !value?.summary) return [];
          return [{ band, x: x(band.wavelength), y: plot.y.place(drawn), drawn, summary: value.summary }];
        });
        return (
          <g key={line.slice.id} opacity={focused && focused.line !== line ? 0.5 : 1}>
            <path
              className={style.line}
              d={dots
                .map((dot, index) => `${index === 0 ? "M" : "L"}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`)
                .join("")}
              stroke={line.colour}
            />
            {dots.map(({ band, summary, drawn, ...at }) => (
              <g key={band.title} stroke={line.colour}>
                <line x1={at.x} x2={at.x} y1={plot.y.place(summary.p10)} y2={plot.y.place(summary.p90)} />
                <circle
                  data-day={line.slice.day}
                  data-band={band.title}
                  data-value={drawn}
                  className={style.dot}
                  cx={at.x}
                  cy={at.y}
                  r={3.5}
                  fill={band.assumed ? "var(--surface)" : line.colour}
                />
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
