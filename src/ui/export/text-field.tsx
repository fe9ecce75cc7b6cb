import field from "../controls/field.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** Brings the keys for numbers on phones. */
  readonly numeric?: true;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, value, hint, numeric, onChange }: TextFieldProps) {
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <input
        className={field.box}
        value={value}
        {...(numeric ? { inputMode: "decimal" } : {})}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && <span className={field.hint}>{hint}</span>}
    </label>
  );
}
