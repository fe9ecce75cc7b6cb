import { Button } from "../controls/button.tsx";
import { useSetView, useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import { useServices } from "../services.ts";
import style from "./search.module.css";

const text = messages.empty;

/** Nothing matched: what most likely shuts scenes out, each with a button that opens it. */
export function EmptyResults() {
  const { map } = useServices();
  const { collection } = useResults();
  const query = useView((view) => view.query);
  const setView = useSetView();
  if (!query) return null;
  const bbox = collection?.bbox;
  return (
    <div className={style.trouble}>
      <p className={style.troubleTitle}>{text.title}</p>
      <p className={style.advice}>{text.why}</p>
      {query.maxCloudCover !== null && (
        <Button onPress={() => setView({ query: { ...query, maxCloudCover: null } })}>
          {text.allClouds}
        </Button>
      )}
      {(query.from !== null || query.to !== null) && (
        <Button onPress={() => setView({ query: { ...query, from: null, to: null } })}>
          {text.allDates}
        </Button>
      )}
      {bbox && (
        <Button
          onPress={() => {
            map.fit(bbox);
            setView({ query: { ...query, bbox } });
          }}
        >
          {text.goThere}
        </Button>
      )}
    </div>
  );
}
