import { Bookmark, Undo2 } from "lucide-react";
import { useId, useState } from "react";
import type { KeptPlace } from "../../../measure/places/my-places.ts";
import { sameKey } from "../../../measure/places/to-keep.ts";
import { problemOf } from "../../../problem/problem.ts";
import { Button } from "../../controls/button.tsx";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import options from "../options/options.module.css";
import places from "../places/places.module.css";
import { useMeasure } from "../measure.ts";
import { useAddPlaces } from "../places/use-add-places.ts";
import { useGoToPlace } from "../places/use-go-to-place.ts";
import { Actions } from "./actions.tsx";
import { KeptRow } from "./kept-row.tsx";
import style from "./my-places.module.css";
import { useKeptPlaces } from "./use-kept-places.ts";
import { useLook } from "./use-look.ts";

const text = messages.myPlaces;

/** Places kept in this browser: to be opened, deleted, and carried elsewhere as a file. */
export function MyPlacesList() {
  const [isOpen, setOpen] = useState(false);
  const title = useId();
  const { notices } = useServices();
  const keptPlaces = useKeptPlaces();
  const { kept, problem, again, remove, restore } = keptPlaces;
  const { words, look } = useLook(again);
  const [removed, setRemoved] = useState<KeptPlace | null>(null);
  const show = useShow();
  const attempt = (change: Promise<void>) => {
    change.catch((error: unknown) => notices.add(problemOf(error)));
  };
  return (
    <details className={style.box} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={options.summary} id={title}>
        <Bookmark size={15} aria-hidden />
        <span>
          {text.title}
          {kept.length > 0 && ` · ${kept.length}`}
        </span>
      </summary>
      {isOpen && (
        <>
          {problem ? (
            <p className={style.words}>{[problem.message, problem.advice].filter(Boolean).join(" ")}</p>
          ) : (
            <Actions {...keptPlaces} />
          )}
          {words !== null && <p className={style.words}>{words}</p>}
          {removed && (
            <div className={places.undo}>
              <span>{text.removed(removed.name)}</span>
              <Button tone="quiet" onPress={() => attempt(restore(removed).then(() => setRemoved(null)))}>
                <Undo2 size={15} aria-hidden />
                {text.undo}
              </Button>
            </div>
          )}
          {kept.length > 0 && (
            <ul className={style.list} aria-labelledby={title}>
              {kept.map((place) => (
                <KeptRow
                  key={place.key}
                  place={place}
                  onOpen={() => {
                    show(place);
                    attempt(look(place));
                  }}
                  onRemove={() => attempt(remove(place).then(() => setRemoved(place)))}
                />
              ))}
            </ul>
          )}
          <p className={style.where}>{text.where}</p>
        </>
      )}
    </details>
  );
}

/** Makes it one of the places that are measured, unless it is one already, and goes there. */
function useShow(): (place: KeptPlace) => void {
  const measured = useMeasure().places;
  const add = useAddPlaces();
  const goTo = useGoToPlace();
  return (place) => {
    const { name, colour, geometry } = place;
    if (!measured.some((each) => sameKey(each) === sameKey(place))) add([{ name, colour, geometry }]);
    goTo(place);
  };
}
