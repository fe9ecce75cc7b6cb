import { FileUp, PencilLine, Scan } from "lucide-react";
import { useId, useRef } from "react";
import { isBox } from "../../../catalogue/area.ts";
import type { SearchArea } from "../../../catalogue/types.ts";
import { IconButton } from "../../controls/button.tsx";
import field from "../../controls/field.module.css";
import { focusMap } from "../../map-tools/focus-map.ts";
import { useTool } from "../../measure/tool.ts";
import { messages } from "../../messages.ts";
import { useQueryEditor } from "../use-query-editor.ts";
import { MyAreaLine } from "./my-area-line.tsx";
import { sizeOfBox } from "./size-of-box.ts";
import { useReading } from "./use-reading.ts";
import style from "./where.module.css";

const text = messages.where;
const FILES = ".geojson,.json,.kml,.kmz,.gpx,.zip,.wkt,.txt";

/** Which place is searched: typed, drawn, of a file that is opened or dropped here, or the map's view. */
export function WhereField({ area }: { readonly area: SearchArea }) {
  const { here } = useQueryEditor();
  const { tool, purpose, setTool } = useTool();
  const { problem, busy, read, open, forget } = useReading();
  const files = useRef<HTMLInputElement>(null);
  const hint = useId();
  const drawing = tool !== null && purpose === "area";
  const said = problem
    ? [problem.message, problem.advice].filter(Boolean).join(" ")
    : busy
      ? text.looking
      : drawing
        ? messages.measure.tools.hints.polygon
        : "";
  return (
    <div className={field.field} data-takes-area>
      <div className={style.row}>
        <label className={style.place}>
          <span className={field.label}>{text.label}</span>
          <input
            className={`${field.box} ${style.input}`}
            placeholder={isBox(area) ? sizeOfBox(area) : text.placeholder}
            title={text.hint}
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={hint}
            onChange={forget}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              const input = event.currentTarget;
              void read(input.value).then((found) => {
                if (found) input.value = "";
              });
            }}
          />
        </label>
        <IconButton
          label={drawing ? text.stopDrawing : text.draw}
          aria-pressed={drawing}
          placement="bottom"
          onPress={() => {
            setTool(drawing ? null : "polygon", drawing ? "place" : "area");
            if (!drawing) focusMap();
          }}
        >
          <PencilLine size={16} aria-hidden />
        </IconButton>
        <IconButton label={text.open} placement="bottom" onPress={() => files.current?.click()}>
          <FileUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={text.takeView} placement="bottom" onPress={here}>
          <Scan size={16} aria-hidden />
        </IconButton>
        <input
          ref={files}
          type="file"
          hidden
          accept={FILES}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void open(file);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <output id={hint} className={problem ? field.error : field.hint}>
        {said}
      </output>
      {!isBox(area) && <MyAreaLine area={area} />}
    </div>
  );
}
