import field from "../controls/field.module.css";

interface DateInputProps {
  readonly label: string;
  /** YYYY-MM-DD, or "". */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The browser's own field of a day, which may be left empty. */
export function DateInput({ label, value, onChange }: DateInputProps) {
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <input
        type="date"
        className={field.box}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
