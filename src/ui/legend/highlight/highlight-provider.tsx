import { type ReactNode, useMemo, useState } from "react";
import { dataKey } from "../../../recipe/same-data.ts";
import { useDisplay } from "../../layer/display.ts";
import { HighlightContextProvider, type ValueRange } from "./highlight.ts";

/** Keeps what stands out for as long as the map shows the same quantity: a range of NDVI means nothing for another. */
export function HighlightProvider({ children }: { readonly children: ReactNode }) {
  const { recipe } = useDisplay();
  const quantity = recipe === null ? "" : dataKey(recipe);
  const [kept, setKept] = useState<{ quantity: string; range: ValueRange | null }>({ quantity, range: null });
  const range = kept.quantity === quantity ? kept.range : null;
  const highlight = useMemo(
    () => ({ range, setRange: (next: ValueRange | null) => setKept({ quantity, range: next }) }),
    [range, quantity],
  );
  return <HighlightContextProvider value={highlight}>{children}</HighlightContextProvider>;
}
