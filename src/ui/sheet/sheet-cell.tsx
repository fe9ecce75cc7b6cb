import { Button } from "react-aria-components/Button";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Clearness } from "../area/clearness.ts";
import { clearnessWords } from "../area/clearness-words.ts";
import { formatSlice, formatValue } from "../format.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { messages } from "../messages.ts";
import { SlicePicture } from "../pictures/slice-picture.tsx";
import style from "./sheet.module.css";

interface SheetCellProps {
  readonly slice: Slice;
  readonly bounds: BBox;
  readonly clearness: Clearness | undefined;
  /** Mean of the searched place, where the sheet is in the order of values. */
  readonly value: number | undefined;
  readonly selected: boolean;
  readonly included: boolean;
  readonly onShow: () => void;
  readonly onToggle: () => void;
}

/** One date: a press shows it on the map, its box leaves it out. */
export function SheetCell(props: SheetCellProps) {
  const { slice, bounds, clearness, value, selected, included } = props;
  const isWithin = useMyArea() !== null;
  const day = formatSlice(slice);
  const about = [
    clearness && clearnessWords(clearness, isWithin),
    value === undefined ? undefined : formatValue(value),
  ];
  return (
    <div className={style.cell} data-selected={selected} data-included={included}>
      <Button
        className={style.show ?? ""}
        {...(selected ? { "aria-current": "date" as const } : {})}
        isDisabled={!included}
        onPress={props.onShow}
      >
        <span className={style.frame}>
          <SlicePicture slice={slice} bounds={bounds} />
        </span>
        <span className={style.day}>{day}</span>
        <span className={style.about}>{about.filter((part) => part !== undefined).join(" · ")}</span>
      </Button>
      <label className={style.box}>
        <input
          type="checkbox"
          checked={included}
          aria-label={messages.area.sheet.include(day)}
          onChange={props.onToggle}
        />
      </label>
    </div>
  );
}
