import { useMapEvent } from "../hooks/use-map-event.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import field from "../controls/field.module.css";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

/** What lies under the slices; shows the one in use when the chosen one could not be reached. */
export function BasemapField() {
  const { config } = useServices();
  const chosen = useView((view) => view.basemap);
  const setView = useSetView();
  const inUse = useMapEvent("basemap", { id: chosen ?? config.basemaps[0]?.id ?? "" });
  if (config.basemaps.length < 2) return null;
  return (
    <label className={field.field}>
      <span className={field.label}>{messages.layer.basemap}</span>
      <select
        className={field.box}
        value={inUse.id}
        onChange={(event) => setView({ basemap: event.currentTarget.value })}
      >
        {config.basemaps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
