import { useState } from "react";
import { Button } from "../../controls/button.tsx";
import { NativeSelect } from "../../controls/native-select.tsx";
import { formatSlice } from "../../format.ts";
import { useShowSlice } from "../../hooks/use-pane.ts";
import { messages } from "../../messages.ts";
import { useTimeline } from "../../timeline/timeline-steps.ts";
import { useMeasure } from "../measure.ts";
import { KeptDates } from "./kept-dates.tsx";
import { SpectrumView } from "./spectrum-view.tsx";
import style from "./spectrum.module.css";

const text = messages.spectrum;
/** More lines than colours that can be told apart. */
const MOST_KEPT = 5;

/** All bands of a place on the date of the map, with those of other dates beneath. */
export function SpectrumTab() {
  const { charted, places, slices } = useMeasure();
  const { slice: asked, shown } = useTimeline();
  const showSlice = useShowSlice();
  const [wanted, setWanted] = useState<string | null>(null);
  const [kept, setKept] = useState<readonly string[]>([]);
  const offered = charted.length > 0 ? charted : places;
  const place = offered.find(({ id }) => id === wanted) ?? offered[0];
  const present = asked ?? shown ?? slices.at(-1);
  if (!place || !present) return null;
  // A search may have left kept dates behind.
  const others = kept.flatMap((id) => slices.find((slice) => slice.id === id && id !== present.id) ?? []);
  return (
    <>
      <div className={style.fields}>
        <NativeSelect
          label={text.place}
          value={place.id}
          options={offered.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={setWanted}
        />
        <NativeSelect
          label={text.date}
          value={present.id}
          options={slices.toReversed().map((slice) => ({ value: slice.id, title: formatSlice(slice) }))}
          onChange={(id) => showSlice(slices.find((slice) => slice.id === id))}
        />
        <Button
          isDisabled={kept.includes(present.id) || others.length >= MOST_KEPT}
          onPress={() => setKept([...others.map(({ id }) => id), present.id])}
        >
          {text.keep}
        </Button>
      </div>
      {others.length > 0 ? (
        <KeptDates kept={others} onRemove={(id) => setKept(kept.filter((each) => each !== id))} />
      ) : (
        <p className={style.note}>{text.keepHint}</p>
      )}
      <SpectrumView place={place} slices={[...others, present]} />
    </>
  );
}
