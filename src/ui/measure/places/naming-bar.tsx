import { X } from "lucide-react";
import { columnTitles, namesBy } from "../../../measure/places/named.ts";
import { IconButton } from "../../controls/button.tsx";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";
import { useLastImport } from "./last-import.ts";
import style from "./places.module.css";

const text = messages.measure.place;
const NUMBERED = "";

/** By which column the features of the last file are named: what is likely has been taken, and can be changed. */
export function NamingBar() {
  const { measure } = useServices();
  const { places } = useMeasure();
  const { imported, setImported } = useLastImport();
  if (!imported || imported.ids.length < 2 || imported.read.columns.length === 0) return null;
  const { read, ids, column } = imported;
  if (!ids.some((id) => places.some((place) => place.id === id))) return null;
  return (
    <div className={style.naming}>
      <label>
        <span>{text.namedBy(ids.length)}</span>
        <select
          value={column ?? NUMBERED}
          onChange={(event) => {
            const chosen = event.currentTarget.value || null;
            setImported({ ...imported, column: chosen });
            measure.renameAll(namesBy(read, ids, chosen));
          }}
        >
          {columnTitles(read).map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
          <option value={NUMBERED}>{text.numbered}</option>
        </select>
      </label>
      <IconButton label={text.namingDone} onPress={() => setImported(null)} placement="left">
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
