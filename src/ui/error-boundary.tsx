import { Component, type ReactNode } from "react";
import { type Problem, problemOf } from "../problem/problem.ts";
import { Fatal } from "./fatal.tsx";

/** A defect in a component becomes a page that says so, instead of a blank one. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly problem: Problem | null }
> {
  override state: { readonly problem: Problem | null } = { problem: null };

  static getDerivedStateFromError(error: unknown): { readonly problem: Problem } {
    return { problem: problemOf(error) };
  }

  override render(): ReactNode {
    return this.state.problem ? <Fatal problem={this.state.problem} /> : this.props.children;
  }
}
