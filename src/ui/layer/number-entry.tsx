import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { NumberField } from "react-aria-components/NumberField";
import field from "../controls/field.module.css";

/** Landsat's scale, 0.0000275, has seven digits behind the point. */
const PLAIN = { maximumFractionDigits: 9, useGrouping: false } as const;

/** A number that is taken over once it is one. */
export function NumberEntry(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      className={field.field ?? ""}
      value={props.value}
      formatOptions={PLAIN}
      onChange={(value) => {
        if (Number.isFinite(value)) props.onChange(value);
      }}
    >
      <Label className={field.label ?? ""}>{props.label}</Label>
      <Input className={field.box ?? ""} />
    </NumberField>
  );
}
