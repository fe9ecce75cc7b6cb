import { useState } from "react";
import { SliderField } from "../controls/slider-field.tsx";
import { messages } from "../messages.ts";

interface CloudFieldProps {
  /** Per cent; null does not filter. */
  readonly most: number | null;
  readonly onChange: (most: number | null) => void;
}

/** Searches when the thumb is let go, not at every step of the way. */
export function CloudField({ most, onChange }: CloudFieldProps) {
  const [value, setValue] = useState(most ?? 100);
  return (
    <SliderField
      label={messages.search.cloud}
      value={value}
      minimum={0}
      maximum={100}
      step={5}
      format={messages.search.upTo}
      onChange={setValue}
      onChangeEnd={(end) => onChange(end >= 100 ? null : end)}
    />
  );
}
