import { type ReactNode, useMemo, useState } from "react";
import type { DrawingTool } from "../../map/types.ts";
import { type Hover, HoverProvider } from "./hover.ts";
import { type Imported, LastImportProvider } from "./places/last-import.ts";
import { ToolProvider } from "./tool.ts";

/** What the person points at, draws with and has just opened: none of it is a part of the view. */
export function MeasureInteraction({ children }: { readonly children: ReactNode }) {
  const [tool, setTool] = useState<DrawingTool | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const tools = useMemo(() => ({ tool, setTool, edited, setEdited }), [tool, edited]);
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
