import { cloudLimit, withCloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import style from "./search.module.css";
import { useQueryEditor } from "./use-query-editor.ts";

const text = messages.empty;
const ANY_TIME = { from: null, to: null };

/** Nothing matched: what most likely shuts scenes out, each with a button that opens it. */
export function EmptyResults() {
  const { collection } = useResults();
  const { query, change, goTo } = useQueryEditor();
  if (!query) return null;
  const { time, where } = query;
  const bbox = collection?.bbox;
  const asked = {
    dates: time.from !== null || time.to !== null,
    clouds: cloudLimit(where) !== null,
    others: withCloudLimit(where, null).length > 0,
  };
  return (
    <div className={style.trouble}>
      <p className={style.troubleTitle}>{text.title}</p>
      <p className={style.advice}>{text.why(asked)}</p>
      {asked.clouds && (
        <Button onPress={() => change({ where: withCloudLimit(where, null) })}>{text.allClouds}</Button>
      )}
      {asked.others && (
        <Button onPress={() => change({ where: withCloudLimit([], cloudLimit(where)) })}>
          {text.allProperties}
        </Button>
      )}
      {asked.dates && <Button onPress={() => change({ time: ANY_TIME })}>{text.allDates}</Button>}
      {bbox && <Button onPress={() => goTo(bbox)}>{text.goThere}</Button>}
    </div>
  );
}
