import type { MultiPolygon, Polygon } from "geojson";
import { useStore } from "zustand";
import { polygonArea } from "../../geo/polygon/polygon-area.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { ClearState } from "../../measure/clear/types.ts";
import { Button } from "../controls/button.tsx";
import { formatCount, formatDistanceOnGround } from "../format.ts";
import { useDisplay } from "../layer/display.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./area.module.css";

const text = messages.area;
const BYTES_PER_KILOBYTE = 1000;

/** How far the reading of the clear shares is, in which pixels they are counted, and what they leave out. */
export function ClearProgress({ area }: { readonly area: Polygon | MultiPolygon }) {
  const { clear } = useServices();
  const { masks } = useDisplay();
  const { every, clearEnough } = useResults();
  const state = useStore(clear.state);
  if (every.length > 0 && masks.length === 0) return <p className={style.note}>{text.noMask}</p>;
  if (state.status === "idle") return null;
  const left = every.length - clearEnough.length;
  const parts = [
    text.reading(state.done, state.total),
    sizeOf(state.bytes),
    pixelOf(area, state),
    left > 0 ? text.hidden(left) : undefined,
  ];
  return (
    <>
      <p className={style.progress}>
        <output>{parts.filter((part) => part !== undefined).join(" · ")}</output>
        {state.status === "running" && (
          <Button tone="quiet" onPress={() => void clear.reader().then((reader) => reader.stop())}>
            {text.stop}
          </Button>
        )}
        {state.status === "stopped" && (
          <Button tone="quiet" onPress={() => void clear.reader().then((reader) => reader.resume())}>
            {text.more}
          </Button>
        )}
      </p>
      {state.overBudget && <p className={style.note}>{text.overBudget}</p>}
      {state.failed > 0 && <p className={style.note}>{text.failed(state.failed)}</p>}
    </>
  );
}

function sizeOf(bytes: number): string | undefined {
  return bytes === 0 ? undefined : text.size(formatCount(Math.round(bytes / BYTES_PER_KILOBYTE)));
}

/** The edge of the pixels that were counted. */
function pixelOf(area: Polygon | MultiPolygon, { shares }: ClearState): string | undefined {
  const pixels = Math.max(0, ...[...shares.values()].map(({ step }) => step.pixels));
  if (pixels === 0) return undefined;
  const squareMetres = polygonsOf(area).reduce((sum, rings) => sum + polygonArea(rings), 0);
  return text.resolution(formatDistanceOnGround(Math.sqrt(squareMetres / pixels)));
}
