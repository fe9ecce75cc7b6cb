import { formatDay, formatPercent, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import { Sparkline } from "../chart/sparkline.tsx";
import { useHover } from "../hover.ts";
import { useGoToPlace } from "../places/use-go-to-place.ts";
import { normalWords } from "../years/normal-words.ts";
import { signed } from "../signed.ts";
import type { TableRow } from "./table-rows.ts";
import style from "./table.module.css";

const NONE = messages.none;

interface PlaceLineProps {
  readonly row: TableRow;
  /** Whether the table has a column for a second quantity. */
  readonly hasSecond: boolean;
}

/** A place of the table; its name leads there on the map. */
export function PlaceLine({ row, hasSecond }: PlaceLineProps) {
  const { place, curve, last, lastDay, mean, change, anomaly, normalYears, second, start, end, valid } = row;
  const { hover, setHover } = useHover();
  const goTo = useGoToPlace();
  return (
    <tr
      data-hovered={hover?.place === place.id}
      onPointerEnter={() => setHover({ place: place.id, slice: null })}
      onPointerLeave={() => setHover(null)}
    >
      <th scope="row">
        <i className={style.swatch} style={{ background: place.colour }} aria-hidden />
        <button type="button" className={style.place} onClick={() => goTo(place)}>
          {place.name}
        </button>
      </th>
      <td>{curve && <Sparkline curve={curve} colour={place.colour} />}</td>
      <td title={lastDay === null ? undefined : formatDay(lastDay)}>
        {last === null ? NONE : formatValue(last)}
      </td>
      <td title={messages.measure.columns.changeWhy}>{change === null ? NONE : signed(change)}</td>
      <td>{mean === null ? NONE : formatValue(mean)}</td>
      <td title={normalYears.length > 0 ? normalWords(normalYears) : undefined}>
        {anomaly === null ? NONE : signed(anomaly)}
      </td>
      {hasSecond && <td>{second === null ? NONE : formatValue(second)}</td>}
      <td>{start === null ? NONE : formatDay(start)}</td>
      <td>{end === null ? NONE : formatDay(end)}</td>
      <td>{valid === null ? NONE : formatPercent(valid * 100)}</td>
    </tr>
  );
}
