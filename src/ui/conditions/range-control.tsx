import { useState } from "react";
import type { Queryable } from "../../catalogue/queryables/types.ts";
import field from "../controls/field.module.css";
import { messages } from "../messages.ts";
import style from "./conditions.module.css";

const text = messages.conditions;

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

interface RangeControlProps extends Ends {
  readonly queryable: Queryable;
  readonly onChange: (ends: Ends) => void;
}

/** Two numbers, both included; an empty field leaves its end open. */
export function RangeControl({ low, high, queryable, onChange }: RangeControlProps) {
  const { minimum, maximum, integer } = queryable;
  return (
    <div className={style.pair}>
      <NumberField
        label={text.least}
        value={low}
        hint={minimum}
        integer={integer === true}
        onChange={(value) => onChange({ low: value, high })}
      />
      <NumberField
        label={text.most}
        value={high}
        hint={maximum}
        integer={integer === true}
        onChange={(value) => onChange({ low, high: value })}
      />
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  /** The furthest value that the catalogue knows of; others may be asked for all the same. */
  readonly hint: number | undefined;
  readonly integer: boolean;
  readonly onChange: (value: number | null) => void;
}

/** Keeps what is typed: "1e" and "-" are on the way to a number. */
function NumberField({ label, value, hint, integer, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <input
        className={field.box}
        type="number"
        inputMode="decimal"
        step={integer ? 1 : "any"}
        value={typed}
        placeholder={hint === undefined ? "" : String(hint)}
        onChange={(event) => {
          const words = event.currentTarget.value;
          setTyped(words);
          const number = words.trim() === "" ? Number.NaN : Number(words);
          onChange(Number.isFinite(number) ? number : null);
        }}
      />
    </label>
  );
}
