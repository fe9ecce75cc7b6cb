import { useState } from "react";
import { conditionOf, type Constraint } from "../../catalogue/filter/constraint.ts";
import type { Condition } from "../../catalogue/filter/types.ts";
import type { Queryable } from "../../catalogue/queryables/types.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import field from "../controls/field.module.css";
import { NativeSelect } from "../controls/native-select.tsx";
import { messages } from "../messages.ts";
import { BoundsControl } from "./bounds-control.tsx";
import style from "./conditions.module.css";
import { draftOf, isCrossed, queryableFor } from "./draft.ts";

const text = messages.conditions;
const NONE: readonly Queryable[] = [];

interface ConditionDialogProps {
  /** Undefined until the catalogue has said what it can filter by. */
  readonly queryables: readonly Queryable[] | undefined;
  /** Undefined for a condition that is to be added. */
  readonly initial: Constraint | undefined;
  readonly onApply: (condition: Condition) => void;
  readonly onClose: () => void;
}

/** A property, what its values may be, and whether scenes that do not state it count, too. */
export function ConditionDialog({ queryables, initial, onApply, onClose }: ConditionDialogProps) {
  const [draft, setDraft] = useState(initial);
  const offered = queryables ?? NONE;
  const [first] = offered;
  const constraint = draft ?? (first && draftOf(first));
  const queryable = constraint && queryableFor(constraint, offered);
  const crossed = constraint !== undefined && isCrossed(constraint);
  const condition = constraint === undefined || crossed ? undefined : conditionOf(constraint);
  return (
    <Dialog title={text.title} onClose={onClose}>
      {constraint === undefined || queryable === undefined ? (
        <p className={field.hint}>{queryables === undefined ? text.loading : text.none}</p>
      ) : (
        <form
          className={style.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (condition !== undefined) onApply(condition);
          }}
        >
          <NativeSelect
            label={text.property}
            value={queryable.name}
            options={options(offered, queryable)}
            onChange={(name) => {
              const chosen = offered.find((one) => one.name === name);
              if (chosen) setDraft(draftOf(chosen));
            }}
          />
          {queryable.description !== undefined && <p className={field.hint}>{queryable.description}</p>}
          <BoundsControl
            key={queryable.name}
            constraint={constraint}
            queryable={queryable}
            onChange={setDraft}
          />
          {crossed && (
            <p className={field.error} role="alert">
              {text.crossed}
            </p>
          )}
          <NativeSelect
            label={text.unknown}
            value={constraint.keepsUnknown ? "keep" : "drop"}
            options={[
              { value: "drop", title: text.dropUnknown },
              { value: "keep", title: text.keepUnknown },
            ]}
            onChange={(value) => setDraft({ ...constraint, keepsUnknown: value === "keep" })}
          />
          <div className={style.buttons}>
            <Button onPress={onClose}>{text.cancel}</Button>
            <Button type="submit" tone="primary" isDisabled={condition === undefined}>
              {text.apply}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function options(offered: readonly Queryable[], shown: Queryable) {
  const all = offered.some(({ name }) => name === shown.name) ? offered : [shown, ...offered];
  return all.map(({ name, title }) => ({
    value: name,
    title: title === name ? name : `${title} · ${name}`,
  }));
}
