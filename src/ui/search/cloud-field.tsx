import { useState } from "react";
import { Switch } from "react-aria-components/Switch";
import type { CloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import { SliderField } from "../controls/slider-field.tsx";
import switches from "../controls/switch.module.css";
import { messages } from "../messages.ts";

interface CloudFieldProps {
  /** Null does not filter. */
  readonly limit: CloudLimit | null;
  readonly onChange: (limit: CloudLimit | null) => void;
}

/** Searches when the thumb is let go, not at every step of the way. */
export function CloudField({ limit, onChange }: CloudFieldProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const keepsUnknown = limit?.keepsUnknown ?? true;
  return (
    <SliderField
      label={messages.search.cloud}
      value={dragged ?? limit?.most ?? 100}
      minimum={0}
      maximum={100}
      step={5}
      format={messages.search.upTo}
      onChange={setDragged}
      onChangeEnd={(most) => {
        setDragged(null);
        onChange(most >= 100 ? null : { most, keepsUnknown });
      }}
    />
  );
}

/** What a limit does with scenes that do not say how cloudy they are; there is nothing to choose without one. */
export function UnknownClouds({ limit, onChange }: CloudFieldProps) {
  if (limit === null) return null;
  return (
    <Switch
      className={switches.switch ?? ""}
      isSelected={limit.keepsUnknown}
      onChange={(keepsUnknown) => onChange({ ...limit, keepsUnknown })}
    >
      <span className={switches.track} />
      {messages.conditions.cloudsToo}
    </Switch>
  );
}
