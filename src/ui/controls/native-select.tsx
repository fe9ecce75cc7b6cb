import { ChevronDown } from "lucide-react";
import { classNames } from "./class-names.ts";
import field from "./field.module.css";
import style from "./native-select.module.css";

interface NativeSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly onChange: (value: string) => void;
}

/** The browser's own list: for a handful of plain titles nothing is better on a phone. */
export function NativeSelect({ label, value, options, onChange }: NativeSelectProps) {
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <span className={style.wrap}>
        <select
          className={classNames(field.box, style.select)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden />
      </span>
    </label>
  );
}
