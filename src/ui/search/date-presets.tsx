import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { useQueryEditor } from "./use-query-editor.ts";
import { useToday } from "../hooks/use-today.ts";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import { useServices } from "../services.ts";
import { lastDay, monthsBefore, seasonSpan } from "./date-span.ts";
import style from "./search.module.css";

const text = messages.search;

/** Dates that people ask for most, counted back from the collection's last day. */
export function DatePresets() {
  const { view } = useServices();
  const { collection } = useResults();
  const { change } = useQueryEditor();
  const last = lastDay(collection?.interval, useToday());
  const presets = [
    { title: text.presetMonth, span: () => ({ from: monthsBefore(last, 1), to: last }) },
    { title: text.presetSeason, span: () => seasonSpan(last, view.getState().camera.lat) },
    { title: text.presetYear, span: () => ({ from: monthsBefore(last, 12), to: last }) },
    { title: text.presetAll, span: () => ({ from: null, to: null }) },
  ];
  return (
    <Group className={style.presets ?? ""} aria-label={text.presets}>
      {presets.map(({ title, span }) => (
        <Button key={title} className={style.preset ?? ""} onPress={() => change({ time: span() })}>
          {title}
        </Button>
      ))}
    </Group>
  );
}
