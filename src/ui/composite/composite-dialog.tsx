import { useState } from "react";
import { chosenSteps, clearestOfMonth, type StepChoice } from "../../timeline/chosen-steps.ts";
import { sliceName } from "../../timeline/slice-name.ts";
import type { Reduction, Slice } from "../../timeline/types.ts";
import { MOST_DAYS } from "../../view/pane-parameters.ts";
import { useClearness } from "../area/clearness.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { NativeSelect } from "../controls/native-select.tsx";
import { SliderField } from "../controls/slider-field.tsx";
import { formatMonth, formatPercent } from "../format.ts";
import { useSetPane } from "../hooks/use-pane.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import { compositeChoice as text } from "../messages/composite-choice.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import style from "./composite.module.css";
import { DateInput } from "./date-input.tsx";
import { MonthChoice } from "./month-choice.tsx";

const METHODS = ["max", "median", "mean", "min"] as const satisfies readonly Reduction[];

/** Which dates become one picture, and how. */
export function CompositeDialog({ onClose }: { readonly onClose: () => void }) {
  const { slices, slice, shown } = useTimeline();
  const { recipe } = useDisplay();
  const setPane = useSetPane();
  const [method, setMethod] = useState<Reduction>("max");
  const [choice, setChoice] = useState<StepChoice>({ from: "", to: "", months: [], clear: 0 });
  const clearness = useClearness();
  const clearOf = (step: Slice) => clearness(step)?.percent;
  const steps = chosenSteps(slices, choice, clearOf);
  const day = (slice ?? shown ?? slices.at(-1))?.day ?? "";
  const show = (chosen: readonly Slice[], by: Reduction) => {
    setPane({ source: { kind: "composite", slices: chosen.map(sliceName), method: by } });
    onClose();
  };
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className={style.form}>
        <div className={style.offers}>
          <Button onPress={() => show(slices.toReversed().slice(0, MOST_DAYS), "first")}>
            {text.recent}
          </Button>
          <Button onPress={() => show(clearestOfMonth(slices, day, clearOf), "first")}>
            {text.month(`${formatMonth(day)} ${day.slice(0, 4)}`)}
          </Button>
        </div>
        <NativeSelect
          label={text.method}
          value={method}
          options={METHODS.map((value) => ({ value, title: messages.composite.methods[value] }))}
          onChange={(value) => setMethod(METHODS.find((each) => each === value) ?? "max")}
        />
        <div className={style.pair}>
          <DateInput
            label={text.from}
            value={choice.from}
            onChange={(from) => setChoice({ ...choice, from })}
          />
          <DateInput label={text.to} value={choice.to} onChange={(to) => setChoice({ ...choice, to })} />
        </div>
        <MonthChoice months={choice.months} onChange={(months) => setChoice({ ...choice, months })} />
        <SliderField
          label={text.clear}
          value={choice.clear}
          minimum={0}
          maximum={100}
          step={5}
          format={formatPercent}
          onChange={(clear) => setChoice({ ...choice, clear })}
        />
        <p className={style.note}>{recipe?.mask ? text.masked : text.noMask}</p>
        <div className={style.foot}>
          <output>
            {steps.length > MOST_DAYS ? text.tooMany(MOST_DAYS) : text.chosen(steps.length, slices.length)}
          </output>
          <Button
            tone="primary"
            isDisabled={steps.length === 0 || steps.length > MOST_DAYS}
            onPress={() => show(steps, method)}
          >
            {text.show}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
