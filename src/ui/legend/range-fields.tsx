import type { ReactNode } from "react";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { NumberField } from "react-aria-components/NumberField";
import { messages } from "../messages.ts";
import style from "./legend.module.css";

const text = messages.legend;
const PLAIN = { maximumFractionDigits: 6, useGrouping: false } as const;

interface RangeFieldsProps {
  readonly rescale: readonly [low: number, high: number];
  readonly onChange: (rescale: readonly [low: number, high: number]) => void;
  /** Between the two. */
  readonly children?: ReactNode;
}

/** The two ends as numbers that can be typed. An end beyond the other one is not taken. */
export function RangeFields({ rescale: [low, high], onChange, children }: RangeFieldsProps) {
  return (
    <div className={style.range}>
      <End label={text.low} value={low} onChange={(value) => value < high && onChange([value, high])} />
      {children}
      <End label={text.high} value={high} onChange={(value) => value > low && onChange([low, value])} />
    </div>
  );
}

function End(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      aria-label={props.label}
      value={props.value}
      formatOptions={PLAIN}
      onChange={(value) => {
        if (Number.isFinite(value)) props.onChange(value);
      }}
    >
      <Group>
        <Input className={style.number ?? ""} />
      </Group>
    </NumberField>
  );
}
