import { useState } from "react";
import { useWidth } from "../../hooks/use-width.ts";
import { formatSlice, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import type { SpectrumBand } from "../../../measure/spectrum/spectrum-bands.ts";
import { ChartField } from "../chart/chart-field.tsx";
import style from "../chart/chart.module.css";
import { plotOf } from "../chart/plot.ts";
import { useMeasure } from "../measure.ts";
import { SpectrumDrawing } from "./spectrum-drawing.tsx";
import { bandValue, spectrumExtent, type SpectrumLine, valueIn } from "./spectrum-line.ts";
import { wavelengthAxis, wavelengthText } from "./wavelength.ts";

const text = messages.spectrum;

interface SpectrumChartProps {
  readonly name: string;
  readonly lines: readonly SpectrumLine[];
  /** That share an axis, by wavelength; at least one. */
  readonly bands: readonly SpectrumBand[];
  readonly height: number;
}

/** A line per date through the bands of a place. */
export function SpectrumChart({ name, lines, bands, height }: SpectrumChartProps) {
  const { options } = useMeasure();
  const [element, width] = useWidth<HTMLDivElement>();
  const [focus, setFocus] = useState({ line: 0, band: 0 });
  const [isPointed, setPointed] = useState(false);
  const axis = wavelengthAxis(bands.map(({ wavelength }) => wavelength));
  const values = spectrumExtent(lines, bands, options) ?? [0, 1];
  const plot = plotOf({ width, height }, [axis.from, axis.to], values, false);

  const lineIndex = Math.min(focus.line, lines.length - 1);
  const bandIndex = Math.min(focus.band, bands.length - 1);
  const line = lines[lineIndex];
  const band = bands[bandIndex];
  const value = line && band ? bandValue(valueIn(line, band), options) : null;
  const words =
    line && band
      ? text.point(
          formatSlice(line.slice),
          band.title,
          wavelengthText(band.wavelength),
          value === null ? text.noPixel : formatValue(value),
        )
      : messages.none;
  const nearest = (x: number): number => {
    const away = bands.map(({ wavelength }) => Math.abs(plot.x.place(axis.at(wavelength)) - x));
    return away.indexOf(Math.min(...away));
  };
  return (
    <div ref={element} className={style.chart} style={{ height }}>
      {width > 0 && (
        <SpectrumDrawing
          lines={lines}
          bands={bands}
          plot={plot}
          axis={axis}
          focused={isPointed && line && band ? { line, band } : null}
        />
      )}
      {isPointed && line && band && (
        <div className={style.card} style={{ left: plot.left + 4 }} aria-hidden>
          {words}
        </div>
      )}
      <ChartField
        label={text.label(name)}
        how={text.how}
        value={Math.max(0, bandIndex)}
        last={bands.length - 1}
        valueText={band ? band.title : messages.none}
        spoken={words}
        onValue={(next) => {
          setPointed(true);
          setFocus({ line: lineIndex, band: next });
        }}
        onLine={(by) => {
          setPointed(true);
          setFocus({ line: (lineIndex + by + lines.length) % lines.length, band: bandIndex });
        }}
        pointer={{
          onPointerMove: ({ nativeEvent }) => {
            setPointed(true);
            setFocus({ line: lineIndex, band: nearest(nativeEvent.offsetX) });
          },
          onPointerLeave: () => setPointed(false),
          onBlur: () => setPointed(false),
        }}
      />
    </div>
  );
}
