import { Circle, FileUp, Frame, LandPlot, MapPin, Pentagon, Square } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { Group } from "react-aria-components/Group";
import { bboxPolygon } from "../../../geo/bbox/bbox-polygon.ts";
import type { DrawingTool } from "../../../map/types.ts";
import { IconButton } from "../../controls/button.tsx";
import { formatDistanceOnGround } from "../../format.ts";
import { useMapEvent } from "../../hooks/use-map-event.ts";
import { useMyArea } from "../../hooks/use-my-area.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import style from "../measure.module.css";
import { focusMap } from "../../map-tools/focus-map.ts";
import { useTool } from "../tool.ts";
import { PasteDialog } from "./paste-dialog.tsx";
import { useAddPlaces } from "./use-add-places.ts";

const text = messages.measure.tools;

const TOOLS: readonly (readonly [DrawingTool, ReactNode])[] = [
  ["point", <MapPin key="point" size={17} aria-hidden />],
  ["polygon", <Pentagon key="polygon" size={17} aria-hidden />],
  ["rectangle", <Square key="rectangle" size={17} aria-hidden />],
  ["circle", <Circle key="circle" size={17} aria-hidden />],
];

/** All ways to say which place is meant. */
export function ToolBar() {
  const { map } = useServices();
  const { tool: drawn, purpose, setTool } = useTool();
  const tool = purpose === "place" ? drawn : null;
  const add = useAddPlaces();
  const area = useMyArea();
  const [pasting, setPasting] = useState(false);
  const radius = useMapEvent("drawnRadius", null);
  return (
    <>
      <Group className={style.toolBar ?? ""} aria-label={text.label}>
        {TOOLS.map(([name, icon]) => (
          <IconButton
            key={name}
            label={text[name]}
            aria-pressed={tool === name}
            placement="bottom"
            onPress={() => {
              setTool(tool === name ? null : name);
              if (tool !== name) focusMap();
            }}
          >
            {icon}
          </IconButton>
        ))}
        <IconButton
          label={text.view}
          placement="bottom"
          onPress={() => add([{ name: text.viewName, geometry: bboxPolygon(map.bounds()) }])}
        >
          <Frame size={17} aria-hidden />
        </IconButton>
        {area && (
          <IconButton
            label={text.myArea}
            placement="bottom"
            onPress={() => add([{ name: text.myAreaName, geometry: area }])}
          >
            <LandPlot size={17} aria-hidden />
          </IconButton>
        )}
        <IconButton label={text.paste} placement="bottom" onPress={() => setPasting(true)}>
          <FileUp size={17} aria-hidden />
        </IconButton>
      </Group>
      {tool && (
        <p className={style.hint}>
          {radius === null ? text.hints[tool] : text.radius(formatDistanceOnGround(radius))}
        </p>
      )}
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
    </>
  );
}
