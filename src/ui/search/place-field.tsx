import { Scan } from "lucide-react";
import { Button } from "react-aria-components/Button";
import field from "../controls/field.module.css";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import button from "../controls/button.module.css";
import { formatDistanceOnGround } from "../format.ts";
import { useQueryEditor } from "./use-query-editor.ts";
import { messages } from "../messages.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import type { BBox } from "../../geo/types.ts";

const text = messages.search;
/** Metres in a degree of latitude; good to half a per cent, for a label. */
const DEGREE = 111_200;

/** Which place is searched, by its size; a press takes the map's view instead. */
export function PlaceField({ bbox }: { readonly bbox: BBox }) {
  const { here } = useQueryEditor();
  return (
    <div className={field.field}>
      <span className={field.label}>{text.place}</span>
      <TooltipTrigger delay={600}>
        <Button
          className={field.box ?? ""}
          onPress={here}
          aria-label={`${text.place}: ${sizeOf(bbox)}. ${text.takeView}`}
        >
          <span className={field.grow}>{sizeOf(bbox)}</span>
          <Scan size={15} aria-hidden />
        </Button>
        <Tooltip className={button.tooltip ?? ""}>{text.takeView}</Tooltip>
      </TooltipTrigger>
    </div>
  );
}

function sizeOf(box: BBox): string {
  const [, south, , north] = box;
  const metresPerDegree = DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return text.placeOf(
    formatDistanceOnGround(longitudeSpan(box) * metresPerDegree),
    formatDistanceOnGround((north - south) * DEGREE),
  );
}
