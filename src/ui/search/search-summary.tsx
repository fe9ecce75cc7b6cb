import { SlidersHorizontal } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { cloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import { formatDay } from "../format.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useResults } from "./results.ts";
import style from "./search.module.css";

const text = messages.search;

/** What is searched, in two lines: on a phone it stands in for the form, so that the results have room. */
export function SearchSummary({ onEdit }: { readonly onEdit: () => void }) {
  const query = useView((view) => view.query);
  const { minimumClear } = useView((view) => view.stepFilter);
  const outline = useMyArea();
  const { collection } = useResults();
  if (!query) return null;
  const { from, to } = query.time;
  const cloud = cloudLimit(query.where)?.most ?? null;
  const dates = [from, to].map((day) => (day === null ? text.anyTime : formatDay(day)));
  return (
    <Button className={style.asked ?? ""} onPress={onEdit} aria-label={text.edit}>
      <span className={style.what}>
        <span className={style.day}>
          {query.collections.length === 1 && collection ? collection.title : query.collections.join(", ")}
        </span>
        <span className={style.about}>
          {dates.join(" – ")}
          {outline && ` · ${messages.area.searched(minimumClear)}`}
          {cloud !== null && ` · ${text.upTo(cloud)}`}
        </span>
      </span>
      <SlidersHorizontal size={18} aria-hidden />
    </Button>
  );
}
