import { X } from "lucide-react";
import { textOfCondition } from "../../catalogue/filter/print-text.ts";
import type { Condition } from "../../catalogue/filter/types.ts";
import { IconButton } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import style from "./search.module.css";

const text = messages.search;

interface ConditionsProps {
  readonly conditions: readonly Condition[];
  readonly onRemove: (condition: Condition) => void;
}

/** The conditions of a link that no field of the form shows: none of them may work unseen. */
export function Conditions({ conditions, onRemove }: ConditionsProps) {
  if (conditions.length === 0) return null;
  return (
    <ul className={style.conditions} aria-label={text.conditions}>
      {conditions.map((condition) => {
        const words = textOfCondition(condition);
        return (
          <li key={words} className={style.condition}>
            <code>{words}</code>
            <IconButton label={text.removeCondition(words)} onPress={() => onRemove(condition)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
