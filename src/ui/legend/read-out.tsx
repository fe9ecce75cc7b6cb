import { Group } from "react-aria-components/Group";
import type { MapEvents } from "../../map/types.ts";
import type { PointValue } from "../../worker/types.ts";
import { formatInstant, formatLonLat, formatValue } from "../format.ts";
import { useFingers } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import style from "./legend.module.css";

const text = messages.legend;

/** The exact value at the pixel, the numbers in the file, when and where. Always as tall. */
export function ReadOut({ pointer }: { readonly pointer: MapEvents["pointer"] }) {
  const fingers = useFingers();
  if (!pointer) {
    return (
      <Group className={style.readOut ?? ""} aria-label={text.value}>
        <p className={style.faint}>{fingers ? text.tap : text.point}</p>
      </Group>
    );
  }
  const [lon, lat] = pointer.lonLat;
  return (
    <Group className={style.readOut ?? ""} aria-label={text.value}>
      <Reading pointer={pointer} />
      <p className={style.where}>{formatLonLat(lon, lat)}</p>
    </Group>
  );
}

function Reading({ pointer }: { readonly pointer: NonNullable<MapEvents["pointer"]> }) {
  if (pointer.problem) return <p className={style.bad}>{pointer.problem.message}</p>;
  if (pointer.value === undefined) return <p className={style.faint}>{text.reading}</p>;
  if (pointer.value === null) return <p className={style.faint}>{text.noData}</p>;
  return <Value value={pointer.value} />;
}

function Value({ value }: { readonly value: PointValue }) {
  const classes = value.bands.flatMap((band) => band.className ?? []);
  const main = value.value === null ? classes[0] : formatValue(value.value);
  return (
    <>
      <p className={style.reading}>
        <strong>{main ?? value.bands.map((band) => formatValue(band.physical)).join(" / ")}</strong>
        {value.unit !== undefined && <span>{value.unit}</span>}
        {value.masked && <em>{text.masked}</em>}
        <span className={style.bands}>
          {value.bands.map(({ band, dn, className }) => (
            <span key={band}>
              {band} {text.dn} {dn}
              {className !== undefined && className !== main ? ` (${className})` : ""}
            </span>
          ))}
        </span>
      </p>
      <p className={style.where} title={value.scene}>
        {formatInstant(value.datetime)} · {value.scene}
      </p>
    </>
  );
}
