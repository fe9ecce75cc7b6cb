import { useMapEvent } from "../hooks/use-map-event.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import { NativeSelect } from "../controls/native-select.tsx";
import { useResults } from "../search/results.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

/** What lies under the slices; shows the one in use when the chosen one could not be reached. */
export function BasemapField() {
  const { config } = useServices();
  const { catalogue } = useResults();
  const chosen = useView((view) => view.basemap);
  const setView = useSetView();
  const inUse = useMapEvent("basemap", {
    id: chosen ?? catalogue.basemap ?? config.basemaps[0]?.id ?? "",
  });
  if (config.basemaps.length < 2) return null;
  return (
    <NativeSelect
      label={messages.layer.basemap}
      value={inUse.id}
      options={config.basemaps.map(({ id, title }) => ({ value: id, title }))}
      onChange={(id) => setView({ basemap: id })}
    />
  );
}
