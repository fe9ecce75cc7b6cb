import type { SpectrumBand } from "../../../measure/spectrum/spectrum-bands.ts";
import { formatSlice, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import { useMeasure } from "../measure.ts";
import table from "../table/table.module.css";
import { bandValue, type SpectrumLine, valueIn } from "./spectrum-line.ts";
import style from "./spectrum.module.css";
import { wavelengthText } from "./wavelength.ts";

const text = messages.spectrum;

interface SpectrumTableProps {
  readonly name: string;
  readonly lines: readonly SpectrumLine[];
  readonly bands: readonly SpectrumBand[];
}

/** Shows the numbers of the chart, and the reason for each missing one. */
export function SpectrumTable({ name, lines, bands }: SpectrumTableProps) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={text.label(name)}>
        <thead>
          <tr>
            <th scope="col">{text.band}</th>
            <th scope="col">{text.axis}</th>
            {lines.map(({ slice, colour }) => (
              <th key={slice.id} scope="col">
                <i className={style.key} style={{ background: colour }} aria-hidden /> {formatSlice(slice)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.title}>
              <th scope="row">{band.title}</th>
              <td>
                {band.assumed ? text.about(wavelengthText(band.wavelength)) : wavelengthText(band.wavelength)}
              </td>
              {lines.map((line) => (
                <BandCell key={line.slice.id} line={line} band={band} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BandCell({ line, band }: { readonly line: SpectrumLine; readonly band: SpectrumBand }) {
  const { options } = useMeasure();
  const value = valueIn(line, band);
  if (value?.problem) return <td className={style.problem}>{value.problem.message}</td>;
  if (!value) return <td>{line.values.length === 0 ? text.notRead : messages.none}</td>;
  const number = bandValue(value, options);
  if (number === null) return <td>{text.noPixel}</td>;
  return <td>{band.unit === undefined ? formatValue(number) : `${formatValue(number)} ${band.unit}`}</td>;
}
