import { createRoot } from "react-dom/client";
import type { Problem } from "../problem/problem.ts";
import { App } from "./app.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Fatal } from "./fatal.tsx";
import type { Services } from "./services.ts";

/** What React draws, in one element of the document. */
export interface Page {
  show(services: Services): void;
  /** Says why nothing can be started. */
  refuse(problem: Problem): void;
}

export function createPage(element: HTMLElement): Page {
  const root = createRoot(element);
  return {
    show: (services) =>
      root.render(
        <ErrorBoundary>
          <App services={services} />
        </ErrorBoundary>,
      ),
    refuse: (problem) => root.render(<Fatal problem={problem} />),
  };
}
