import { classNames } from "../controls/class-names.ts";
import { formatSlice } from "../format.ts";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "../layer/display.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { ClassLegend } from "./class-legend.tsx";
import { useDistribution } from "./histogram/use-distribution.ts";
import style from "./legend.module.css";
import { RampLegend } from "./ramp-legend.tsx";
import { unitOf } from "../../recipe/unit.ts";

/** What the colours mean, and the exact value under the pointer. */
export function Legend() {
  const { slice: asked, shown } = useTimeline();
  const { recipe } = useDisplay();
  const slice = shown ?? asked;
  const pointer = useMapEvent("pointer", null);
  const phone = usePhone();
  // A phone has no room for it, and often no data to spare.
  const distribution = useDistribution(phone ? null : recipe, shown?.id === asked?.id ? shown : null);
  if (!recipe || !slice) return null;
  const value = pointer?.value ?? null;
  return (
    <section className={classNames(style.legend, phone && style.compact)} aria-label={messages.legend.label}>
      {!phone && (
        <header className={style.title}>
          <strong>{recipe.title}</strong>
          <span>{[unitOf(recipe, slice), formatSlice(slice)].filter(Boolean).join(" · ")}</span>
        </header>
      )}
      {recipe.kind !== "classes" && (
        <RampLegend recipe={recipe} value={value?.value ?? null} distribution={distribution} />
      )}
      {recipe.kind === "classes" && <ClassLegend recipe={recipe} slice={slice} value={value} />}
    </section>
  );
}
