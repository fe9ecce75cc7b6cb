import { useState } from "react";
import { unitOf } from "../../recipe/unit.ts";
import { classNames } from "../controls/class-names.ts";
import { formatSlice } from "../format.ts";
import { useMapEvent } from "../hooks/use-map-event.ts";
import { usePhone } from "../hooks/use-media.ts";
import { useView } from "../hooks/use-view.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { ClassLegend } from "./class-legend.tsx";
import { HistogramHead } from "./histogram/histogram-head.tsx";
import { StretchButton } from "./histogram/stretch-button.tsx";
import { useDistribution } from "./histogram/use-distribution.ts";
import style from "./legend.module.css";
import { RampLegend } from "./ramp-legend.tsx";

const text = messages.legend;

/** What the colours mean, how often they occur, and the exact value under the pointer. */
export function Legend() {
  const { slice: asked, shown } = useTimeline();
  const { recipe } = useDisplay();
  const places = useView((view) => view.measure.places);
  const pointer = useMapEvent("pointer", null);
  const phone = usePhone();
  // A phone has no room for it, and often no data to spare: there it is asked for.
  const [wanted, setWanted] = useState(false);
  const [of, setOf] = useState<string | null>(null);
  const slice = shown ?? asked;
  const hasHistogram = !phone || wanted;
  const offered = places.filter(({ hidden }) => !hidden);
  const place = offered.find(({ id }) => id === of) ?? null;
  const distribution = useDistribution(
    hasHistogram ? recipe : null,
    shown?.id === asked?.id ? shown : null,
    place && place.geometry,
  );
  if (!recipe || !slice) return null;
  const value = pointer?.value ?? null;
  return (
    <section className={classNames(style.legend, phone && style.compact)} aria-label={text.label}>
      {!phone && (
        <header className={style.title}>
          <strong>{recipe.title}</strong>
          <span>{[unitOf(recipe, slice), formatSlice(slice)].filter(Boolean).join(" · ")}</span>
        </header>
      )}
      {recipe.kind !== "classes" && (
        <>
          {hasHistogram && (
            <HistogramHead places={offered} of={place && place.id} onOf={setOf} distribution={distribution}>
              {phone && distribution && <StretchButton recipe={recipe} distribution={distribution} />}
            </HistogramHead>
          )}
          <RampLegend
            recipe={recipe}
            value={value?.value ?? null}
            distribution={distribution}
            place={place && place.name}
            compact={phone}
            hasHistogram={hasHistogram}
            onHistogram={setWanted}
          />
        </>
      )}
      {recipe.kind === "classes" && <ClassLegend recipe={recipe} slice={slice} value={value} />}
    </section>
  );
}
