import type { Problem } from "../problem/problem.ts";
import style from "./fatal.module.css";
import { messages } from "./messages.ts";

const text = messages.fatal;

/** The page for when nothing can be started: what is wrong, and how it can be put right. */
export function Fatal({ problem }: { readonly problem: Problem }) {
  return (
    <div className={style.page} role="alert">
      <h1>{text.title}</h1>
      <p className={style.message}>{problem.message}</p>
      {problem.advice !== undefined && <p className={style.advice}>{problem.advice}</p>}
      {problem.kind === "configuration" && <p className={style.advice}>{text.where}</p>}
      <button type="button" className={style.reload} onClick={() => location.reload()}>
        {text.reload}
      </button>
    </div>
  );
}
