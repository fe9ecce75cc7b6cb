import { useState } from "react";
import field from "../../controls/field.module.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A number that counts once it is complete: not while it is typed. */
export function NumberField({ label, value, minimum, maximum, step = 1, unit, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const number = Number(typed);
    if (typed !== null && typed.trim() !== "" && Number.isFinite(number))
      onChange(Math.min(maximum, Math.max(minimum, number)));
    setTyped(null);
  };
  return (
    <label className={field.field}>
      <span className={field.label}>{unit === undefined ? label : `${label}, ${unit}`}</span>
      <input
        className={field.box}
        type="number"
        inputMode="numeric"
        min={minimum}
        max={maximum}
        step={step}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </label>
  );
}
