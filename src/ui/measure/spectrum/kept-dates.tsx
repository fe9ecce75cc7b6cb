import { X } from "lucide-react";
import type { Slice } from "../../../timeline/types.ts";
import { Button } from "../../controls/button.tsx";
import { formatSlice } from "../../format.ts";
import { messages } from "../../messages.ts";
import style from "./spectrum.module.css";

interface KeptDatesProps {
  readonly kept: readonly Slice[];
  readonly onRemove: (id: string) => void;
}

/** The dates that stay in the chart. */
export function KeptDates({ kept, onRemove }: KeptDatesProps) {
  return (
    <div className={style.kept}>
      {kept.map((slice) => (
        <Button
          key={slice.id}
          tone="quiet"
          aria-label={messages.spectrum.kept(formatSlice(slice))}
          onPress={() => onRemove(slice.id)}
        >
          {formatSlice(slice)}
          <X size={14} aria-hidden />
        </Button>
      ))}
    </div>
  );
}
