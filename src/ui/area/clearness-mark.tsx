import { useMyArea } from "../hooks/use-my-area.ts";
import { messages } from "../messages.ts";
import type { Clearness } from "./clearness.ts";
import { clearnessWords, partlyCovered } from "./clearness-words.ts";
import style from "./area.module.css";

/** How clear a date is, with a meter; the catalogue's number is pale where the area's own is still to come. */
export function ClearnessMark({ clearness }: { readonly clearness: Clearness }) {
  const isWithin = useMyArea() !== null;
  const { percent, of } = clearness;
  const stands = isWithin && of === "tiles";
  const covered = partlyCovered(clearness);
  return (
    <span
      className={style.clear}
      data-stands={stands}
      title={stands ? messages.area.ofTilesWhy : clearnessWords(clearness, isWithin)}
    >
      {stands ? messages.area.ofTiles(percent) : messages.scene.clear(percent)}
      <span className={style.meter}>
        {covered !== undefined && <span className={style.covered} style={{ width: `${covered}%` }} />}
        <span style={{ width: `${percent}%` }} />
      </span>
      {covered !== undefined && <span>{messages.area.covered(covered)}</span>}
    </span>
  );
}
