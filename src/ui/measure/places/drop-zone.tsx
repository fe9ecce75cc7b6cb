import { useEffect, useEffectEvent, useState } from "react";
import { readPlaceFile } from "../../../measure/places/read-places.ts";
import { problemOf } from "../../../problem/problem.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { TAKES_AREA, useTakeArea } from "../../search/where/use-take-area.ts";
import style from "../measure.module.css";
import { useTakeRead } from "./use-take-read.ts";

/** The whole page takes files with places; nothing else that is dropped may lead away from it. */
export function DropZone() {
  const { notices } = useServices();
  const take = useTakeRead();
  const takeArea = useTakeArea();
  const [over, setOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    // The field for the place that is searched makes an area of it.
    const onto = event.target instanceof Element && event.target.closest(`[${TAKES_AREA}]`);
    const use = onto ? takeArea : take;
    for (const file of event.dataTransfer?.files ?? [])
      readPlaceFile(file)
        .then(use)
        .catch((error: unknown) => notices.add(problemOf(error)));
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
  return over ? <p className={style.drop}>{messages.measure.tools.dropped}</p> : null;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}
