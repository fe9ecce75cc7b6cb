import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { boxOfArea, isBox } from "../../catalogue/area.ts";
import { useMapListener } from "../hooks/use-map-event.ts";
import { useQueryEditor } from "../search/use-query-editor.ts";
import { messages } from "../messages.ts";
import { looksElsewhere } from "../search/start-query.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./map-tools.module.css";

/** Offered when the map has been moved to where nothing was searched. */
export function SearchHere() {
  const { map } = useServices();
  const { query, here } = useQueryEditor();
  const { collection } = useResults();
  const [moves, setMoves] = useState(0);
  useMapListener("camera", () => setMoves((count) => count + 1));
  // An outline is searched wherever the map looks.
  if (
    !query ||
    !isBox(query.area) ||
    moves === 0 ||
    !looksElsewhere(boxOfArea(query.area), map.bounds(), collection?.bbox)
  )
    return null;
  return (
    <Button className={style.here ?? ""} onPress={here}>
      <RotateCw size={15} aria-hidden />
      {messages.search.here}
    </Button>
  );
}
