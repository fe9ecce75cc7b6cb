import { useCallback } from "react";
import type { DroppedFile } from "../../local-files/read-drop.ts";
import { readPlaceFile } from "../../measure/places/read-places.ts";
import type { ReadPlaces } from "../../measure/places/types.ts";
import { isAbort, problemOf } from "../../problem/problem.ts";
import { withoutPictures } from "../../view/panes.ts";
import { useSay } from "../live/live-region.tsx";
import { useTakeRead } from "../measure/places/use-take-read.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

/** What takes the places of a file. @throws ProblemError where it has no use for them */
type TakePlaces = (read: ReadPlaces) => void | Promise<void>;

/** Opens what was dropped or chosen: scenes become a catalogue, places are measured where nothing else takes them. */
export function useOpenFiles(): (
  dropped: Promise<readonly DroppedFile[]>,
  takePlaces?: TakePlaces,
) => Promise<void> {
  const { config, local, notices, view } = useServices();
  const measurePlaces = useTakeRead();
  const say = useSay();
  return useCallback(
    async (dropped, takePlaces = measurePlaces) => {
      const controller = new AbortController();
      const stop = () => controller.abort();
      try {
        const files = await dropped;
        const [first] = files;
        if (first === undefined) return;
        const title = first.path.split("/")[0] ?? first.path;
        local.setReading({ title, done: 0, all: 0, stop });
        const { readDrop } = await import("../../local-files/read-drop.ts");
        const { catalogue, others } = await readDrop(files, {
          signal: controller.signal,
          onProgress: (done, all) => local.setReading({ title, done, all, stop }),
          leadsElsewhere: config.otherCatalogues === "ask",
          now: Date.now,
        });
        if (catalogue) {
          const opened = local.open(catalogue.folder, catalogue.root, catalogue.title);
          view.setState({ catalogue: opened.id, query: null, panes: withoutPictures(view.getState()) });
          say(messages.local.opened(catalogue.title));
          for (const problem of catalogue.problems) notices.add(problem);
        }
        for (const { file } of others) {
          readPlaceFile(file)
            .then(takePlaces)
            .catch((error: unknown) => notices.add(problemOf(error)));
        }
      } catch (error) {
        if (!isAbort(error)) notices.add(problemOf(error));
      } finally {
        local.setReading(null);
      }
    },
    [config, local, notices, view, measurePlaces, say],
  );
}
