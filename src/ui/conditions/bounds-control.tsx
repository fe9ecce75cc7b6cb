import type { Constraint } from "../../catalogue/filter/constraint.ts";
import type { Queryable } from "../../catalogue/queryables/types.ts";
import { NativeSelect } from "../controls/native-select.tsx";
import { messages } from "../messages.ts";
import { DayField } from "../search/day-field.tsx";
import { ChoiceControl } from "./choice-control.tsx";
import style from "./conditions.module.css";
import { RangeControl } from "./range-control.tsx";
import { TextControl } from "./text-control.tsx";

const text = messages.conditions;

interface BoundsControlProps {
  readonly constraint: Constraint;
  readonly queryable: Queryable;
  readonly onChange: (constraint: Constraint) => void;
}

/** The control that fits the values of a property: a range, choices, a text, yes and no, or days. */
export function BoundsControl({ constraint, queryable, onChange }: BoundsControlProps) {
  switch (constraint.kind) {
    case "range":
      return (
        <RangeControl
          low={constraint.low}
          high={constraint.high}
          queryable={queryable}
          onChange={(ends) => onChange({ ...constraint, ...ends })}
        />
      );
    case "times":
      return (
        <div className={style.pair}>
          <DayField
            label={messages.search.from}
            day={constraint.from}
            onChange={(from) => onChange({ ...constraint, from })}
          />
          <DayField
            label={messages.search.to}
            day={constraint.to}
            onChange={(to) => onChange({ ...constraint, to })}
          />
        </div>
      );
    case "flag":
      return (
        <NativeSelect
          label={text.value}
          value={String(constraint.value)}
          options={[
            { value: "true", title: text.yes },
            { value: "false", title: text.no },
          ]}
          onChange={(value) => onChange({ ...constraint, value: value === "true" })}
        />
      );
    case "among":
      if (queryable.kind === "number" || queryable.choices !== undefined) {
        return (
          <ChoiceControl
            choices={queryable.choices ?? constraint.members}
            members={constraint.members}
            onChange={(members) => onChange({ ...constraint, members })}
          />
        );
      }
      return <TextControl constraint={constraint} onChange={onChange} />;
    default:
      return <TextControl constraint={constraint} onChange={onChange} />;
  }
}
