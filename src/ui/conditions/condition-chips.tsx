import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { constraintOf } from "../../catalogue/filter/constraint.ts";
import type { Condition } from "../../catalogue/filter/types.ts";
import { IconButton } from "../controls/button.tsx";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";
import style from "./conditions.module.css";
import { describeCondition } from "./describe.ts";
import { useQueryables } from "./use-queryables.ts";

const text = messages.conditions;
const ConditionDialog = later(async () => (await import("./condition-dialog.tsx")).ConditionDialog);

interface ConditionChipsProps {
  /** Those that no other field of the form shows: none of them may work unseen. */
  readonly conditions: readonly Condition[];
  /** Puts conditions in the place of one, or behind all where there was none. */
  readonly onChange: (old: Condition | undefined, replacement: Condition | undefined) => void;
}

/** The conditions that scenes must fulfil, each to change and to take away, and a way to add one. */
export function ConditionChips({ conditions, onChange }: ConditionChipsProps) {
  /** What the dialog changes; "new" for one that is to be added. */
  const [edited, setEdited] = useState<Condition | "new" | null>(null);
  const queryables = useQueryables(conditions.length > 0 || edited !== null);
  const titleOf = (property: string) => queryables?.find(({ name }) => name === property)?.title ?? property;
  const old = edited === "new" || edited === null ? undefined : edited;
  return (
    <div className={style.conditions}>
      {conditions.length > 0 && (
        <ul className={style.chips} aria-label={text.label}>
          {conditions.map((condition) => {
            const words = describeCondition(condition, titleOf);
            return (
              <li key={words} className={style.chip}>
                {constraintOf(condition) === undefined ? (
                  <code className={style.words}>{words}</code>
                ) : (
                  <AriaButton
                    className={style.words ?? ""}
                    aria-label={text.edit(words)}
                    onPress={() => setEdited(condition)}
                  >
                    {words}
                  </AriaButton>
                )}
                <IconButton label={text.remove(words)} onPress={() => onChange(condition, undefined)}>
                  <X size={14} aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <AriaButton className={style.add ?? ""} onPress={() => setEdited("new")}>
        <Plus size={14} aria-hidden />
        {text.add}
      </AriaButton>
      {edited !== null && (
        <ConditionDialog
          queryables={queryables}
          initial={old === undefined ? undefined : constraintOf(old)}
          onApply={(condition) => {
            onChange(old, condition);
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}
