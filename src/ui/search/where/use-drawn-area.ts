import { useMapListener } from "../../hooks/use-map-event.ts";
import { useTool } from "../../measure/tool.ts";
import { useTakeArea } from "./use-take-area.ts";

/** Searches the polygon that was drawn for it; one is enough. */
export function useDrawnArea(): void {
  const { purpose, setTool } = useTool();
  const take = useTakeArea();
  useMapListener("drawn", (shape) => {
    if (purpose !== "area" || shape.type !== "Polygon") return;
    setTool(null);
    void take({ features: [{ geometry: shape, properties: {} }], columns: [], warnings: [] });
  });
}
