import { type ComponentType, lazy, Suspense, useEffect } from "react";
import type { Problem } from "../problem/problem.ts";
import { useServices } from "./services.ts";

type Load<Props> = () => Promise<ComponentType<Props>>;

const loads = new Set<() => Promise<unknown>>();

/**
 * A component that a first picture can do without: it is loaded when it is first drawn, or by `loadLaterParts`, and
 * nothing is in its place until then. Drawn only while it is wanted, e.g. while its dialog is open.
 */
export function later<Props extends object>(load: Load<Props>): ComponentType<Props> {
  loads.add(load);
  const Part = lazy(async () => ({ default: await load().catch((): ComponentType<Props> => Missing) }));
  return function Later(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Loads all of them, so that they open at once, and also when the network is gone by then. */
export async function loadLaterParts(): Promise<void> {
  // One that cannot be loaded now is tried again, and told of, when it is wanted.
  await Promise.allSettled([...loads].map((load) => load()));
}

function Missing() {
  const { notices } = useServices();
  useEffect(() => {
    notices.add(MISSING);
  }, [notices]);
  return null;
}

const MISSING: Problem = {
  kind: "network",
  message: "A part of the application could not be loaded.",
  advice: "Check the connection, then reload the page: the link in the address bar keeps the view.",
};
