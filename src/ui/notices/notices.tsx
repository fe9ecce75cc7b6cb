import { CircleAlert, X } from "lucide-react";
import { Button, IconButton } from "../controls/button.tsx";
import { useNotices } from "../hooks/use-notices.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./notices.module.css";

const text = messages.notices;
/** Newest ones that are spelled out; the others wait their turn. */
const SHOWN = 2;

/** The one place where problems are told: what, about which thing, and what to do. */
export function Notices() {
  const { notices } = useServices();
  const list = useNotices();
  const shown = list.slice(0, SHOWN);
  return (
    <section className={style.notices} aria-label={text.label} aria-live="polite">
      {shown.map(({ id, problem, count }) => (
        <article key={id} className={style.notice} data-kind={problem.kind}>
          <CircleAlert size={18} aria-hidden />
          <div className={style.text}>
            <p className={style.kind}>
              {text.kinds[problem.kind]}
              {count > 1 && ` ×${count}`}
            </p>
            <p>{problem.message}</p>
            {problem.advice !== undefined && <p className={style.advice}>{problem.advice}</p>}
            {problem.url !== undefined && !problem.message.includes(problem.url) && (
              <p className={style.url}>{problem.url}</p>
            )}
          </div>
          <IconButton label={messages.dismiss} onPress={() => notices.dismiss(id)} placement="left">
            <X size={16} aria-hidden />
          </IconButton>
        </article>
      ))}
      {list.length > SHOWN && (
        <div className={style.more}>
          <span>{text.more(list.length - SHOWN)}</span>
          <Button tone="quiet" onPress={notices.clear}>
            {text.clear}
          </Button>
        </div>
      )}
    </section>
  );
}
