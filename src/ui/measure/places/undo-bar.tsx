import { Undo2 } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "../../controls/button.tsx";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import style from "./places.module.css";

const text = messages.measure.place;
/** More names than this are counted. */
const MOST_NAMED = 2;

/** What was removed or dragged last, and a way to have it back. */
export function UndoBar() {
  const { measure } = useServices();
  const change = useStore(measure.undoable, (state) => state.change);
  if (change?.kind !== "remove" && change?.kind !== "reshape") return null;
  const { names } = change;
  const what =
    names.length <= MOST_NAMED
      ? names.join(", ")
      : messages.measure.columns.count(names.length, names.length);
  return (
    <div className={style.undo}>
      <span>{change.kind === "remove" ? text.removed(what) : text.reshaped(what)}</span>
      <Button tone="quiet" onPress={() => measure.undo()}>
        <Undo2 size={15} aria-hidden />
        {text.undo}
      </Button>
    </div>
  );
}
