import { useState } from "react";
import { useStore } from "zustand";
import { SliderField } from "../controls/slider-field.tsx";
import { useSetView, useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

/** The least share of the searched outline that has to be clear; nothing where there is no mask to tell. */
export default function MinimumClear() {
  const { clear } = useServices();
  const isIdle = useStore(clear.state, ({ status }) => status === "idle");
  const minimum = useView(({ stepFilter }) => stepFilter.minimumClear);
  return isIdle ? null : <MinimumField key={minimum} minimum={minimum} />;
}

/** Filters when the thumb is let go: each step of the way would be another timeline. */
function MinimumField({ minimum }: { readonly minimum: number | null }) {
  const stepFilter = useView((view) => view.stepFilter);
  const setView = useSetView();
  const [value, setValue] = useState(minimum ?? 0);
  return (
    <SliderField
      label={messages.area.clear}
      value={value}
      minimum={0}
      maximum={100}
      step={5}
      format={messages.area.atLeast}
      onChange={setValue}
      onChangeEnd={(end) => setView({ stepFilter: { ...stepFilter, minimumClear: end <= 0 ? null : end } })}
    />
  );
}
