import type { Place } from "../../../measure/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import { Button } from "../../controls/button.tsx";
import { formatSlice } from "../../format.ts";
import { usePhone } from "../../hooks/use-media.ts";
import { messages } from "../../messages.ts";
import { offersSpectrum } from "./offers-spectrum.ts";
import { SpectrumChart } from "./spectrum-chart.tsx";
import { bandsOfLines, chartedBands } from "./spectrum-line.ts";
import { SpectrumTable } from "./spectrum-table.tsx";
import style from "./spectrum.module.css";
import { type Spectra, useSpectra } from "./use-spectra.ts";

const text = messages.spectrum;
const HEIGHT = 250;
const PHONE_HEIGHT = 190;

interface SpectrumViewProps {
  readonly place: Place;
  readonly slices: readonly Slice[];
}

/** Chart and table of a place's spectra, and what is missing in them. */
export function SpectrumView({ place, slices }: SpectrumViewProps) {
  const phone = usePhone();
  const readable = slices.filter(offersSpectrum);
  const spectra = useSpectra(place, readable);
  const { lines } = spectra;
  const bands = bandsOfLines(lines);
  const charted = chartedBands(bands);
  const others = bands.filter((band) => !charted.includes(band));
  return (
    <>
      {slices
        .filter((slice) => !readable.includes(slice))
        .map((slice) => (
          <p key={slice.id} className={style.note}>
            {text.none(formatSlice(slice))}
          </p>
        ))}
      <Progress {...spectra} />
      {charted.length > 0 && (
        <SpectrumChart
          name={place.name}
          lines={lines}
          bands={charted}
          height={phone ? PHONE_HEIGHT : HEIGHT}
        />
      )}
      {others.length > 0 && (
        <p className={style.note}>{text.otherUnit(others.map(({ title }) => title).join(", "))}</p>
      )}
      {bands.some(({ assumed }) => assumed) && <p className={style.note}>{text.assumed}</p>}
      {bands.length > 0 && <SpectrumTable name={place.name} lines={lines} bands={bands} />}
    </>
  );
}

/** What is being read, was stopped or has failed. */
function Progress({ reading, stopped, failed, stop, again }: Spectra) {
  const days = (slices: readonly Slice[]): string => slices.map(formatSlice).join(", ");
  if (reading.length > 0) {
    return (
      <div className={style.state}>
        <p>{text.reading(days(reading))}</p>
        <Button onPress={stop}>{text.stop}</Button>
      </div>
    );
  }
  if (stopped.length === 0 && failed === 0) return null;
  return (
    <div className={style.state}>
      <p>{stopped.length > 0 ? text.stopped(days(stopped)) : text.failed(failed)}</p>
      <Button onPress={again}>{stopped.length > 0 ? text.goOn : text.retry}</Button>
    </div>
  );
}
