import { useRef } from "react";
import { bboxIntersects } from "../../../geo/bbox/bbox-intersects.ts";
import { namedBy } from "../../../measure/places/named.ts";
import { placesGeoJson } from "../../../measure/places/places-geojson.ts";
import { readPlaceFile } from "../../../measure/places/read-places.ts";
import { placesToKeep } from "../../../measure/places/to-keep.ts";
import { problemOf } from "../../../problem/problem.ts";
import { slicesOf } from "../../../timeline/slices.ts";
import { Button } from "../../controls/button.tsx";
import { useSay } from "../../live/live-region.tsx";
import { messages } from "../../messages.ts";
import { useResults } from "../../search/results.ts";
import { useServices } from "../../services.ts";
import { savePlaces } from "../export/save.ts";
import { useMeasure } from "../measure.ts";
import { searchArea } from "../places/search-area.ts";
import style from "./my-places.module.css";
import type { KeptPlaces } from "./use-kept-places.ts";

const text = messages.myPlaces;

/** What can be done with all of them. */
export function Actions({ kept, keep, again }: KeptPlaces) {
  const { myPlaces, notices } = useServices();
  const { places } = useMeasure();
  const { scenes } = useResults();
  const say = useSay();
  const file = useRef<HTMLInputElement>(null);
  const missing = placesToKeep(places, kept).length;

  const save = async () => {
    const added = await keep(places);
    // What is on the screen has been seen with them.
    for (const place of added) {
      const area = searchArea([place]);
      await myPlaces.look(place, slicesOf(scenes.filter(({ bbox }) => bboxIntersects(bbox, area))));
    }
    await again();
    say(text.saved(added.length));
  };
  const take = async (chosen: File) => {
    const read = await readPlaceFile(chosen);
    for (const message of read.warnings) notices.add({ kind: "format", message });
    say(text.imported((await keep(namedBy(read, read.nameColumn))).length));
  };
  const attempt = (change: Promise<void>) => {
    change.catch((error: unknown) => notices.add(problemOf(error)));
  };
  return (
    <div className={style.actions}>
      <Button tone="primary" isDisabled={missing === 0} onPress={() => attempt(save())}>
        {missing > 0 ? text.save(missing) : places.length > 0 ? text.allSaved : text.noneShown}
      </Button>
      <Button onPress={() => file.current?.click()}>{text.import}</Button>
      <Button isDisabled={kept.length === 0} onPress={() => savePlaces(JSON.stringify(placesGeoJson(kept)))}>
        {text.export}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".geojson,.json,.kml,.kmz,.gpx,.zip,.wkt,.txt,.csv"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) attempt(take(chosen));
          // The same file may be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
