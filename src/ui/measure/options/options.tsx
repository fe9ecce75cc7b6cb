import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { MeasureOptions, SmoothingOptions } from "../../../measure/types.ts";
import { NativeSelect } from "../../controls/native-select.tsx";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";
import { SecondField } from "./second-field.tsx";
import { NumberField } from "./number-field.tsx";
import style from "./options.module.css";
import { describeOptions } from "./describe-options.ts";

const text = messages.measure.options;

interface OptionsProps {
  /** Absent where there is no chart, or its values have no colours to take a range from. */
  readonly axis: { readonly isFixed: boolean; readonly setFixed: (fixed: boolean) => void } | null;
}

/** How pixels become numbers, and numbers curves: in one line, and all of it on demand. */
export function Options({ axis }: OptionsProps) {
  const { measure } = useServices();
  const { options } = useMeasure();
  const [isOpen, setOpen] = useState(false);
  const set = (parts: Partial<MeasureOptions>) => measure.setOptions(parts);
  const { smoothing, seasonShares } = options;
  return (
    <details className={style.options} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={style.summary}>
        <SlidersHorizontal size={15} aria-hidden />
        <span>{describeOptions(options)}</span>
      </summary>
      {isOpen && (
        <div className={style.fields}>
          <NativeSelect
            label={text.statistic}
            value={options.statistic}
            options={[
              { value: "mean", title: text.mean },
              { value: "median", title: text.median },
            ]}
            onChange={(value) => set({ statistic: value === "median" ? "median" : "mean" })}
          />
          <NativeSelect
            label={text.smoothing}
            value={smoothing.kind}
            options={[
              { value: "none", title: text.none },
              { value: "whittaker", title: text.whittaker },
              { value: "savitzky-golay", title: text.savitzkyGolay },
            ]}
            onChange={(kind) => set({ smoothing: SMOOTHINGS[kind] ?? { kind: "none" } })}
          />
          <SmoothingFields smoothing={smoothing} onChange={(next) => set({ smoothing: next })} />
          <NumberField
            label={text.minimum}
            unit="%"
            value={Math.round(options.minimumValidShare * 100)}
            minimum={0}
            maximum={100}
            onChange={(percent) => set({ minimumValidShare: percent / 100 })}
          />
          <NumberField
            label={text.startShare}
            unit="%"
            value={Math.round(seasonShares.start * 100)}
            minimum={1}
            maximum={99}
            onChange={(percent) => set({ seasonShares: { ...seasonShares, start: percent / 100 } })}
          />
          <NumberField
            label={text.endShare}
            unit="%"
            value={Math.round(seasonShares.end * 100)}
            minimum={1}
            maximum={99}
            onChange={(percent) => set({ seasonShares: { ...seasonShares, end: percent / 100 } })}
          />
          <NativeSelect
            label={text.pixels}
            value={options.touched ? "touched" : "centres"}
            options={[
              { value: "centres", title: text.centres },
              { value: "touched", title: text.touched },
            ]}
            onChange={(value) => set({ touched: value === "touched" })}
          />
          <NumberField
            label={text.dilation}
            value={options.maskDilation}
            minimum={0}
            maximum={20}
            onChange={(maskDilation) => set({ maskDilation })}
          />
          {axis && <SecondField />}
          {axis && (
            <NativeSelect
              label={text.axis}
              value={axis.isFixed ? "fixed" : "data"}
              options={[
                { value: "data", title: text.fromData },
                { value: "fixed", title: text.fixed },
              ]}
              onChange={(value) => axis.setFixed(value === "fixed")}
            />
          )}
        </div>
      )}
    </details>
  );
}

/** What each kind begins with. */
const SMOOTHINGS: Readonly<Record<string, SmoothingOptions>> = {
  whittaker: { kind: "whittaker", lambda: 1e4 },
  "savitzky-golay": { kind: "savitzky-golay", window: 61, degree: 3 },
};

interface SmoothingFieldsProps {
  readonly smoothing: SmoothingOptions;
  readonly onChange: (smoothing: SmoothingOptions) => void;
}

function SmoothingFields({ smoothing, onChange }: SmoothingFieldsProps) {
  if (smoothing.kind === "none") return null;
  if (smoothing.kind === "whittaker") {
    return (
      <NativeSelect
        label={text.lambda}
        value={String(smoothing.lambda)}
        options={lambdas(smoothing.lambda)}
        onChange={(value) => onChange({ kind: "whittaker", lambda: Number(value) })}
      />
    );
  }
  return (
    <NumberField
      label={text.window}
      value={smoothing.window}
      minimum={5}
      maximum={365}
      step={2}
      // The window is centred on a day, so it is odd.
      onChange={(window) => onChange({ ...smoothing, window: Math.round((window - 1) / 2) * 2 + 1 })}
    />
  );
}

const POWERS = [1, 2, 3, 4, 5, 6];

/** Powers of ten; a link may bring another stiffness. */
function lambdas(present: number): { readonly value: string; readonly title: string }[] {
  const usual = POWERS.map((power) => 10 ** power);
  return [...new Set([...usual, present])]
    .toSorted((a, b) => a - b)
    .map((lambda) => ({ value: String(lambda), title: lambda.toLocaleString("en-GB") }));
}
