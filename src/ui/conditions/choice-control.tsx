import { useState } from "react";
import field from "../controls/field.module.css";
import { messages } from "../messages.ts";
import style from "./conditions.module.css";

const text = messages.conditions;
/** With more choices than this a field to search them stands above. */
const SURVEYED = 12;

type Choice = string | number;

interface ChoiceControlProps {
  readonly choices: readonly Choice[];
  readonly members: readonly Choice[];
  readonly onChange: (members: readonly Choice[]) => void;
}

/** The values of a property to tick; a scene with any of them matches. */
export function ChoiceControl({ choices, members, onChange }: ChoiceControlProps) {
  const [sought, setSought] = useState("");
  // A link may ask for a value that the catalogue does not list.
  const all = [...new Set([...choices, ...members])];
  const found = all.filter((choice) => String(choice).toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <fieldset className={style.choices}>
      <legend className={field.label}>{text.values}</legend>
      {all.length > SURVEYED && (
        <input
          className={field.box}
          type="search"
          aria-label={text.find}
          placeholder={text.find}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <div className={style.list}>
        {found.map((choice) => (
          <label key={`${typeof choice} ${choice}`} className={style.choice}>
            <input
              type="checkbox"
              checked={members.includes(choice)}
              onChange={(event) => {
                const others = members.filter((member) => member !== choice);
                onChange(event.currentTarget.checked ? [...others, choice] : others);
              }}
            />
            {String(choice)}
          </label>
        ))}
        {found.length === 0 && <p className={field.hint}>{text.noValue}</p>}
      </div>
    </fieldset>
  );
}
