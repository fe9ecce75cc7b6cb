import { type ReactNode, useState } from "react";
import { requiredContext } from "../required-context.ts";
import hidden from "../styles/hidden.module.css";

/** Says something to screen readers; what was said before is gone then. */
export type Say = (text: string) => void;

const [SayProvider, useSay] = requiredContext<Say>("useSay");
export { useSay };

/** The one region that speaks: with several, screen readers talk over each other or drop one. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [text, say] = useState("");
  return (
    <SayProvider value={say}>
      {children}
      <output className={hidden.visually}>{text}</output>
    </SayProvider>
  );
}
