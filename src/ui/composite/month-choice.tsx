import { formatMonth } from "../format.ts";
import { compositeChoice as text } from "../messages/composite-choice.ts";
import style from "./composite.module.css";

interface MonthChoiceProps {
  /** 1 to 12; none stands for all. */
  readonly months: readonly number[];
  readonly onChange: (months: readonly number[]) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Months that count in every year. */
export function MonthChoice({ months, onChange }: MonthChoiceProps) {
  return (
    <fieldset className={style.months}>
      <legend>{text.months}</legend>
      {MONTHS.map((month) => (
        <label key={month}>
          <input
            type="checkbox"
            checked={months.includes(month)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...months, month] : months.filter((each) => each !== month),
              )
            }
          />
          {formatMonth(`2025-${String(month).padStart(2, "0")}-01`)}
        </label>
      ))}
    </fieldset>
  );
}
