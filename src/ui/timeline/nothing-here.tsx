import { formatDay } from "../format.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import style from "./nothing-here.module.css";
import { useReadiness } from "./readiness.tsx";
import { useTimeline } from "./timeline-steps.ts";

const text = messages.timeline;

/** A word on the map where the date that is shown has nothing to see in view: an empty map could also be a fault. */
export function NothingHere() {
  const { shown } = useTimeline();
  const { recipe } = useDisplay();
  const isEmpty = useReadiness((readiness) => shown !== null && readiness.get(shown.id) === "empty");
  const words = recipe?.mask ? text.nothingUnmasked : text.nothingHere;
  return (
    <output className={style.nothing} data-empty={isEmpty && shown !== null}>
      {isEmpty && shown ? words(formatDay(shown.day)) : null}
    </output>
  );
}
