import { useEffect } from "react";
import { undrawable } from "../../recipe/undrawable.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";

/** Tells why there is nothing to see although the search has found something. */
export function useUndrawable(): void {
  const { notices } = useServices();
  const { search, scenes } = useResults();
  const { recipes } = useDisplay();

  const found = search.status === "done" || search.status === "stopped";
  useEffect(() => {
    const problem = found && recipes.length === 0 ? undrawable(scenes) : undefined;
    if (problem) notices.add(problem);
  }, [notices, found, recipes, scenes]);
}
