import { CircleAlert } from "lucide-react";
import type { Problem } from "../../problem/problem.ts";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import style from "./search.module.css";

interface ProblemCardProps {
  readonly title: string;
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
}

/** Why something could not be read, in the place where it would be, with another try. */
export function ProblemCard({ title, problem, onRetry }: ProblemCardProps) {
  return (
    <div className={style.trouble}>
      <p className={style.troubleTitle}>
        <CircleAlert size={16} aria-hidden /> {title}
      </p>
      <p>{problem?.message}</p>
      {problem?.advice !== undefined && <p className={style.advice}>{problem.advice}</p>}
      <Button onPress={onRetry}>{messages.search.retry}</Button>
    </div>
  );
}
