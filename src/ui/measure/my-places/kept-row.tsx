import { Trash2 } from "lucide-react";
import type { KeptPlace } from "../../../measure/places/my-places.ts";
import { IconButton } from "../../controls/button.tsx";
import { formatDay } from "../../format.ts";
import { messages } from "../../messages.ts";
import { placeSize } from "../places/place-size.ts";
import style from "./my-places.module.css";

const text = messages.myPlaces;

interface KeptRowProps {
  readonly place: KeptPlace;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

/** A kept place; its name opens it. */
export function KeptRow({ place, onOpen, onRemove }: KeptRowProps) {
  const { name, colour, geometry, seen } = place;
  const look = seen === null ? text.neverSeen : text.seen(formatDay(seen));
  return (
    <li className={style.row}>
      <button type="button" className={style.open} aria-label={text.open(name)} onClick={onOpen}>
        <i style={{ background: colour }} aria-hidden />
        <span className={style.name}>{name}</span>
        <span className={style.about}>
          {placeSize(geometry)} · {look}
        </span>
      </button>
      <IconButton label={text.remove(name)} onPress={onRemove} placement="left">
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}
