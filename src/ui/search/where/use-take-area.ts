import { useCallback } from "react";
import type { ReadPlaces } from "../../../measure/places/types.ts";
import type { Where } from "../../../measure/where/find-where.ts";
import type { BBox } from "../../../geo/types.ts";
import { normaliseBBox } from "../../../geo/bbox/normalise-bbox.ts";
import { useSay } from "../../live/live-region.tsx";
import { placeSize } from "../../measure/places/place-size.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useQueryEditor } from "../use-query-editor.ts";

/** Marks what makes an area of a file that is dropped onto it. */
export const TAKES_AREA = "data-takes-area";

/** Degrees around a point: a few kilometres, so that its surroundings tell where it is. */
const AROUND = 0.03;

/** Searches what was found, and says what was changed of it. */
export function useTakeWhere(): (where: Where) => void {
  const { notices } = useServices();
  const { goTo, within } = useQueryEditor();
  const say = useSay();
  return useCallback(
    (where) => {
      if (where.kind === "point") return goTo(around(where.point));
      within(where.area);
      say(messages.where.taken(placeSize(where.area)));
      const { simplified, warnings } = where;
      const said = simplified ? [messages.where.simplified(simplified.before, simplified.after)] : [];
      for (const message of [...said, ...warnings]) notices.add({ kind: "format", message });
    },
    [goTo, within, say, notices],
  );
}

/** Searches what was read of a file. @throws ProblemError where it is no area */
export function useTakeArea(): (read: ReadPlaces) => Promise<void> {
  const take = useTakeWhere();
  return useCallback(
    async (read) => {
      const { whereOf } = await import("../../../measure/where/find-where.ts");
      take(whereOf(read));
    },
    [take],
  );
}

function around([lon, lat]: readonly [number, number]): BBox {
  const [south, north] = [Math.max(-90, lat - AROUND), Math.min(90, lat + AROUND)];
  return normaliseBBox([lon - AROUND, south, lon + AROUND, north]);
}
