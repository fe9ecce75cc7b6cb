import { useEffect, useEffectEvent, useState } from "react";
import { droppedFiles } from "../../local-files/entries.ts";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import style from "./drop.module.css";
import { TAKES_AREA, useTakeArea } from "../search/where/use-take-area.ts";
import { useLocal } from "./use-local.ts";
import { useOpenFiles } from "./use-open-files.ts";

const text = messages.local;

/** The whole page takes files with scenes or places; nothing else that is dropped may lead away from it. */
export function DropZone() {
  const open = useOpenFiles();
  const reading = useLocal((state) => state.reading);
  const takeArea = useTakeArea();
  const [over, setOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (!hasFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    // The field for the place that is searched makes an area of it.
    const onto = event.target instanceof Element && event.target.closest(`[${TAKES_AREA}]`);
    void open(droppedFiles(event.dataTransfer), onto ? takeArea : undefined);
  });
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Otherwise the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => onDrop(event);
    window.addEventListener("dragover", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  if (over) return <p className={style.drop}>{text.drop}</p>;
  if (reading === null) return null;
  return (
    <div className={style.reading}>
      <output>{text.reading(reading.title, reading.done, reading.all)}</output>
      <Button tone="quiet" onPress={reading.stop}>
        {text.stop}
      </Button>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}
