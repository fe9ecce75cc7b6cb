import field from "../controls/field.module.css";

interface SecretFieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: string;
  readonly secret?: boolean;
}

/** Uncontrolled, so that what is typed is never in the state of the application. */
export function SecretField({ name, label, autoComplete, secret = false }: SecretFieldProps) {
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <input
        className={field.box}
        name={name}
        type={secret ? "password" : "text"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </label>
  );
}
