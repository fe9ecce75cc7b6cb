import type { MultiPolygon, Polygon } from "geojson";
import { useState } from "react";
import { useStore } from "zustand";
import { polygonArea } from "../../geo/polygon/polygon-area.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { ClearState } from "../../measure/clear/types.ts";
import { Button } from "../controls/button.tsx";
import { SliderField } from "../controls/slider-field.tsx";
import { formatCount, formatDistanceOnGround } from "../format.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./area.module.css";

const text = messages.area;
const BYTES_PER_KILOBYTE = 1000;

/** The least clear share of the searched outline, and how far its reading is. */
export default function ClearControls({ area }: { readonly area: Polygon | MultiPolygon }) {
  const { clear } = useServices();
  const { masks } = useDisplay();
  const { every } = useResults();
  const state = useStore(clear.state);
  const minimum = useView(({ stepFilter }) => stepFilter.minimumClear);
  if (every.length > 0 && masks.length === 0) return <p className={style.note}>{text.noMask}</p>;
  if (state.status === "idle") return null;
  return (
    <div className={style.reading}>
      <MinimumField key={minimum} minimum={minimum} />
      <Progress state={state} />
      {state.overBudget && <p className={style.note}>{text.overBudget}</p>}
      {state.failed > 0 && <p className={style.note}>{text.failed(state.failed)}</p>}
      <Outcome area={area} state={state} />
    </div>
  );
}

/** Filters when the thumb is let go: each step of the way would be another timeline. */
function MinimumField({ minimum }: { readonly minimum: number | null }) {
  const stepFilter = useView((view) => view.stepFilter);
  const setView = useSetView();
  const [value, setValue] = useState(minimum ?? 0);
  return (
    <SliderField
      label={text.clear}
      value={value}
      minimum={0}
      maximum={100}
      step={5}
      format={text.atLeast}
      onChange={setValue}
      onChangeEnd={(end) => setView({ stepFilter: { ...stepFilter, minimumClear: end <= 0 ? null : end } })}
    />
  );
}

function Progress({ state: { status, done, total, bytes } }: { readonly state: ClearState }) {
  const { clear } = useServices();
  const size = formatCount(Math.round(bytes / BYTES_PER_KILOBYTE));
  return (
    <p className={style.progress}>
      <output>
        {text.reading(done, total)}
        {bytes > 0 && ` · ${text.size(size)}`}
      </output>
      {status === "running" && (
        <Button tone="quiet" onPress={() => void clear.reader().then((reader) => reader.stop())}>
          {text.stop}
        </Button>
      )}
      {status === "stopped" && (
        <Button tone="quiet" onPress={() => void clear.reader().then((reader) => reader.resume())}>
          {text.more}
        </Button>
      )}
    </p>
  );
}

/** How finely it was counted, and how many dates the least share leaves out. */
function Outcome({ area, state }: { readonly area: Polygon | MultiPolygon; readonly state: ClearState }) {
  const { every, clearEnough } = useResults();
  const pixels = Math.max(0, ...[...state.shares.values()].map(({ step }) => step.pixels));
  const squareMetres = polygonsOf(area).reduce((sum, rings) => sum + polygonArea(rings), 0);
  const left = every.length - clearEnough.length;
  if (pixels === 0) return null;
  return (
    <p className={style.note}>
      {text.resolution(formatDistanceOnGround(Math.sqrt(squareMetres / pixels)))}
      {left > 0 && ` ${text.hidden(left)}`}
    </p>
  );
}
