import type { MapEvents } from "../../map/types.ts";
import type { PointValue } from "../../worker/jobs.ts";
import { formatInstant, formatLonLat, formatValue } from "../format.ts";
import { Button } from "../controls/button.tsx";
import { useFingers } from "../hooks/use-media.ts";
import { useAddPlaces } from "../measure/places/use-add-places.ts";
import { useTool } from "../measure/tool.ts";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { messages } from "../messages.ts";
import style from "./read-out.module.css";

const text = messages.legend;

/** The exact value at the pixel, the numbers in the file, when, which scene, where. */
export function ReadOut() {
  const pointer = useMapEvent("pointer", null);
  const fingers = useFingers();
  const { tool } = useTool();
  const add = useAddPlaces();
  if (!pointer) return null;
  const { value } = pointer;
  const [lon, lat] = pointer.lonLat;
  return (
    <section className={style.readOut} aria-label={text.value}>
      <p className={style.reading}>
        <Reading pointer={pointer} />
      </p>
      <p className={style.where}>
        {value?.dates !== undefined && <span>{messages.composite.valid(value.dates)}</span>}
        {value && value.dates === undefined && (
          <>
            <span>{formatInstant(value.datetime)}</span>
            <span className={style.scene}>{value.scene}</span>
          </>
        )}
        <span>{formatLonLat(lon, lat)}</span>
      </p>
      {/* A mouse would leave the place on its way to the button, and the card with it. */}
      {fingers && value && tool === null && (
        <div className={style.here}>
          <Button onPress={() => add([{ geometry: { type: "Point", coordinates: [lon, lat] } }])}>
            {messages.measure.tools.readOut}
          </Button>
        </div>
      )}
    </section>
  );
}

function Reading({ pointer }: { readonly pointer: NonNullable<MapEvents["pointer"]> }) {
  if (pointer.problem) return <span className={style.bad}>{pointer.problem.message}</span>;
  if (pointer.value === undefined) return <span>{text.reading}</span>;
  return pointer.value === null ? <span>{text.noData}</span> : <Value value={pointer.value} />;
}

function Value({ value }: { readonly value: PointValue }) {
  const named = value.bands.find((band) => band.className !== undefined)?.className;
  const main = value.value === null ? named : formatValue(value.value);
  return (
    <>
      <strong>{main ?? value.bands.map((band) => formatValue(band.physical)).join(" / ")}</strong>
      {value.unit !== undefined && <span>{value.unit}</span>}
      {value.masked && <em>{text.masked}</em>}
      {value.bands.map(({ band, dn, className }) => (
        <span key={band} className={style.band}>
          {band} {text.dn} {dn}
          {className !== undefined && className !== main && ` (${className})`}
        </span>
      ))}
    </>
  );
}
