import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Hover, HoverProvider } from "./hover.ts";
import { type Imported, LastImportProvider } from "./places/last-import.ts";
import { ToolProvider, type ToolState } from "./tool.ts";

type Drawing = Pick<ToolState, "tool" | "purpose">;

/** What the person points at, draws with and has just opened: none of it is a part of the view. */
export function MeasureInteraction({ children }: { readonly children: ReactNode }) {
  const [{ tool, purpose }, setDrawing] = useState<Drawing>({ tool: null, purpose: "place" });
  const [edited, setEdited] = useState<string | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const setTool = useCallback<ToolState["setTool"]>(
    (next, wanted = "place") => setDrawing({ tool: next, purpose: wanted }),
    [],
  );
  const tools = useMemo(
    () => ({ tool, purpose, setTool, edited, setEdited }),
    [tool, purpose, setTool, edited],
  );
  const [imported, setImported] = useState<Imported | null>(null);
  const importing = useMemo(() => ({ imported, setImported }), [imported]);
  const hovering = useMemo(() => ({ hover, setHover }), [hover]);
  return (
    <ToolProvider value={tools}>
      <LastImportProvider value={importing}>
        <HoverProvider value={hovering}>{children}</HoverProvider>
      </LastImportProvider>
    </ToolProvider>
  );
}
