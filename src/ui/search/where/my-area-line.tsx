import { ChartSpline, ChevronRight, LandPlot, X } from "lucide-react";
import type { MultiPolygon, Polygon } from "geojson";
import { boxOfArea } from "../../../catalogue/area.ts";
import { IconButton } from "../../controls/button.tsx";
import { useAddPlaces } from "../../measure/places/use-add-places.ts";
import { placeSize } from "../../measure/places/place-size.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useQueryEditor } from "../use-query-editor.ts";
import style from "./where.module.css";

const text = messages.where;

/** The outline that is searched: measured, shown, or removed. */
export function MyAreaLine({ area }: { readonly area: Polygon | MultiPolygon }) {
  const { map } = useServices();
  const { here } = useQueryEditor();
  const add = useAddPlaces();
  return (
    <p className={style.mine}>
      <LandPlot size={15} aria-hidden />
      <span className={style.size}>
        {text.myArea} · {placeSize(area)}
      </span>
      <IconButton label={text.measure} onPress={() => add([{ name: text.myArea, geometry: area }])}>
        <ChartSpline size={15} aria-hidden />
      </IconButton>
      <IconButton label={text.show} onPress={() => map.fit(boxOfArea(area), { animate: true })}>
        <ChevronRight size={15} aria-hidden />
      </IconButton>
      <IconButton label={text.remove} onPress={here}>
        <X size={15} aria-hidden />
      </IconButton>
    </p>
  );
}
