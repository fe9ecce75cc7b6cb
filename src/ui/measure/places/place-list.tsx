import { ChevronRight, Eye, EyeOff, Spline, Trash2 } from "lucide-react";
import { IconButton } from "../../controls/button.tsx";
import { formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import type { Place } from "../../../measure/types.ts";
import { Sparkline } from "../chart/sparkline.tsx";
import type { SeasonCurve } from "../curve-of.ts";
import { useHover } from "../hover.ts";
import { useTool } from "../tool.ts";
import { useMeasure } from "../measure.ts";
import { NamingBar } from "./naming-bar.tsx";
import { placeSize } from "./place-size.ts";
import style from "./places.module.css";
import { UndoBar } from "./undo-bar.tsx";
import { useGoToPlace } from "./use-go-to-place.ts";

const text = messages.measure.place;
/** More are in the table. */
const MOST_LISTED = 30;

interface PlaceListProps {
  readonly curveOf: (place: string) => SeasonCurve | null;
}

/** The places with their colours, to be named, hidden and removed. */
export function PlaceList({ curveOf }: PlaceListProps) {
  const { places } = useMeasure();
  return (
    <>
      <NamingBar />
      <UndoBar />
      <ul className={style.list} aria-label={text.list}>
        {places.slice(0, MOST_LISTED).map((place) => (
          <PlaceRow key={place.id} place={place} curve={curveOf(place.id)} />
        ))}
      </ul>
    </>
  );
}

function PlaceRow({ place, curve }: { readonly place: Place; readonly curve: SeasonCurve | null }) {
  const { measure } = useServices();
  const { charted } = useMeasure();
  const { hover, setHover } = useHover();
  const { edited, setEdited } = useTool();
  const goTo = useGoToPlace();
  const { id, name, colour, hidden, geometry } = place;
  const last = curve?.observations.at(-1);
  return (
    <li
      className={style.row}
      data-hovered={hover?.place === id}
      data-hidden={hidden}
      onPointerEnter={() => setHover({ place: id, slice: null })}
      onPointerLeave={() => setHover(null)}
    >
      <input
        type="color"
        className={style.colour}
        value={colour}
        aria-label={text.colour(name)}
        onChange={(event) => measure.recolour(id, event.currentTarget.value)}
      />
      <div className={style.names}>
        <NameField key={name} place={place} />
        <span className={style.size}>{placeSize(geometry)}</span>
      </div>
      {curve && !hidden && <Sparkline curve={curve} colour={colour} />}
      <span className={style.value}>{last && !hidden ? formatValue(last.value) : ""}</span>
      <IconButton
        label={text.edit(name)}
        aria-pressed={edited === id}
        isDisabled={hidden}
        onPress={() => setEdited(edited === id ? null : id)}
        placement="left"
      >
        <Spline size={16} aria-hidden />
      </IconButton>
      <IconButton label={text.goTo(name)} onPress={() => goTo(place)} placement="left">
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={hidden || !charted.includes(place) ? text.show(name) : text.hide(name)}
        placement="left"
        onPress={() => toggle(measure, place, charted)}
      >
        {hidden || !charted.includes(place) ? (
          <EyeOff size={16} aria-hidden />
        ) : (
          <Eye size={16} aria-hidden />
        )}
      </IconButton>
      <IconButton label={text.remove(name)} onPress={() => measure.remove([id])} placement="left">
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

/** Shows what is hidden, or only not charted; hides what is shown. */
function toggle(
  measure: ReturnType<typeof useServices>["measure"],
  { id, hidden }: Place,
  charted: readonly Place[],
): void {
  const isCharted = charted.some((place) => place.id === id);
  if (isCharted) return measure.setHidden([id], true);
  if (hidden) measure.setHidden([id], false);
  return measure.choose([...charted.map((place) => place.id), id]);
}

function NameField({ place: { id, name } }: { readonly place: Place }) {
  const { measure } = useServices();
  return (
    <input
      className={style.name}
      defaultValue={name}
      aria-label={text.rename(name)}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim();
        if (typed !== "" && typed !== name) measure.rename(id, typed);
        else event.currentTarget.value = name;
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
