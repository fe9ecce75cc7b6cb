import { useEffect } from "react";
import type { Problem } from "../../problem/problem.ts";
import { undrawable } from "../../recipe/undrawable.ts";
import type { Pane } from "../../view/types.ts";
import { usePane } from "../hooks/use-pane.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";

/** Tells why there is nothing to see although the search has found something. */
export function useUndrawable(): void {
  const { notices } = useServices();
  const { search, scenes } = useResults();
  const { recipes } = useDisplay();
  const source = usePane((pane) => pane.source);

  const found = search.status === "done" || search.status === "stopped";
  useEffect(() => {
    const problem = found && recipes.length === 0 ? undrawable(scenes) : undefined;
    if (problem) notices.add(problem);
  }, [notices, found, recipes, scenes]);

  useEffect(() => {
    if (source?.kind === "composite") notices.add(compositeProblem(source));
  }, [notices, source]);
}

function compositeProblem({
  slices,
  method,
}: Extract<NonNullable<Pane["source"]>, { kind: "composite" }>): Problem {
  return {
    kind: "unsupported",
    message: `The link asks for one picture of ${slices.length} dates (${method}), and only single dates are drawn here.`,
    advice: "Choose one of the dates in the timeline.",
  };
}
