import { CircleAlert } from "lucide-react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useSeason } from "../season.ts";
import style from "./search.module.css";

/** Why the search did not work, in place of the results. */
export function FailedSearch() {
  const { search } = useSeason();
  return (
    <div className={style.trouble}>
      <p className={style.troubleTitle}>
        <CircleAlert size={16} aria-hidden /> {messages.search.failed}
      </p>
      <p>{search.problem?.message}</p>
      {search.problem?.advice !== undefined && <p className={style.advice}>{search.problem.advice}</p>}
      <Button onPress={search.retry}>{messages.search.retry}</Button>
    </div>
  );
}
