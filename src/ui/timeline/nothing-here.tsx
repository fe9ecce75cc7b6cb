import { formatSlice } from "../format.ts";
import { messages } from "../messages.ts";
import style from "./nothing-here.module.css";
import { useReadiness } from "./readiness.tsx";
import { useTimeline } from "./timeline-steps.ts";

const text = messages.timeline;

/** A word on the map where the date that is shown has nothing to see in view: an empty map could also be a fault. */
export function NothingHere() {
  const { shown } = useTimeline();
  const state = useReadiness((readiness) => (shown ? readiness.get(shown.id) : undefined));
  const words = state === "empty" ? text.nothingHere : state === "masked" ? text.allMasked : undefined;
  return (
    <output className={style.nothing} data-empty={shown !== null && words !== undefined}>
      {shown && words ? words(formatSlice(shown)) : null}
    </output>
  );
}
