import { useState } from "react";
import { useStore } from "zustand";
import { SliderField } from "../controls/slider-field.tsx";
import { useSetView, useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

/**
 * The least share of the searched outline that has to be clear; nothing where there is no mask to tell. It filters when the
 * thumb is let go: each step of the way would be another timeline.
 */
export function MinimumClear() {
  const { clear } = useServices();
  const isIdle = useStore(clear.state, ({ status }) => status === "idle");
  const stepFilter = useView((view) => view.stepFilter);
  const setView = useSetView();
  const [dragged, setDragged] = useState<number | null>(null);
  if (isIdle) return null;
  return (
    <SliderField
      label={messages.area.clear}
      value={dragged ?? stepFilter.minimumClear ?? 0}
      minimum={0}
      maximum={100}
      step={5}
      format={messages.area.atLeast}
      onChange={setDragged}
      onChangeEnd={(end) => {
        setDragged(null);
        setView({ stepFilter: { ...stepFilter, minimumClear: end <= 0 ? null : end } });
      }}
    />
  );
}
