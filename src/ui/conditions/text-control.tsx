import type { Constraint } from "../../catalogue/filter/constraint.ts";
import field from "../controls/field.module.css";
import { NativeSelect } from "../controls/native-select.tsx";
import { messages } from "../messages.ts";
import style from "./conditions.module.css";

const text = messages.conditions;
type Match = keyof typeof text.matches;
const MATCHES: readonly Match[] = ["contains", "starts", "is"];

interface TextControlProps {
  readonly constraint: Constraint & { readonly kind: "like" | "among" };
  readonly onChange: (constraint: Constraint) => void;
}

/** A text that a property is, begins with or contains. Capitals count, as they do in CQL2. */
export function TextControl({ constraint, onChange }: TextControlProps) {
  const match: Match = constraint.kind === "like" ? constraint.match : "is";
  const words = constraint.kind === "like" ? constraint.text : String(constraint.members[0] ?? "");
  const change = (next: Match, typed: string) => {
    const { property, keepsUnknown } = constraint;
    onChange(
      next === "is"
        ? { kind: "among", property, keepsUnknown, members: typed === "" ? [] : [typed] }
        : { kind: "like", property, keepsUnknown, match: next, text: typed },
    );
  };
  return (
    <div className={style.pair}>
      <NativeSelect
        label={text.match}
        value={match}
        options={MATCHES.map((value) => ({ value, title: text.matches[value] }))}
        onChange={(value) => change(MATCHES.find((one) => one === value) ?? match, words)}
      />
      <label className={field.field}>
        <span className={field.label}>{text.text}</span>
        <input
          className={field.box}
          type="text"
          value={words}
          spellCheck={false}
          onChange={(event) => change(match, event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
