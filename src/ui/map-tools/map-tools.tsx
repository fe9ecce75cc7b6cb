import { ChartSpline, Focus, Minus, Plus, SquareDashed } from "lucide-react";
import { Group } from "react-aria-components/Group";
import { IconButton } from "../controls/button.tsx";
import { usePhone } from "../hooks/use-media.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useTool } from "../measure/tool.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useServices } from "../services.ts";
import style from "./map-tools.module.css";

const text = messages.tools;

/** Zoom, go to the results, footprints, measuring. Fingers pinch, so a phone goes without the zoom buttons. */
export function MapTools() {
  const { map, measure } = useServices();
  const tab = useView((view) => view.measure.tab);
  const { setTool } = useTool();
  const footprints = useView((view) => view.footprints);
  const setView = useSetView();
  const phone = usePhone();
  return (
    <Group className={style.tools ?? ""} aria-label={text.move}>
      {!phone && (
        <>
          <IconButton label={text.zoomIn} onPress={() => map.zoomBy(1)} placement="left">
            <Plus size={18} aria-hidden />
          </IconButton>
          <IconButton label={text.zoomOut} onPress={() => map.zoomBy(-1)} placement="left">
            <Minus size={18} aria-hidden />
          </IconButton>
        </>
      )}
      <FitButton />
      <IconButton
        label={text.footprints}
        aria-pressed={footprints}
        onPress={() => setView({ footprints: !footprints })}
        placement="left"
      >
        <SquareDashed size={17} aria-hidden />
      </IconButton>
      <IconButton
        label={text.measure}
        aria-pressed={tab !== null}
        onPress={() => {
          measure.setTab(tab === null ? "season" : null);
          setTool(tab === null ? "point" : null);
        }}
        placement="left"
      >
        <ChartSpline size={17} aria-hidden />
      </IconButton>
    </Group>
  );
}

/** Apart from the others: it changes with every date. */
function FitButton() {
  const { map } = useServices();
  const { slice } = useTimeline();
  return (
    <IconButton
      label={text.fit}
      isDisabled={slice === null}
      onPress={() => slice && map.fit(slice.bbox, { animate: true })}
      placement="left"
    >
      <Focus size={17} aria-hidden />
    </IconButton>
  );
}
