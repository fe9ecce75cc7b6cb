import type { DrawingTool } from "../../map/types.ts";
import { requiredContext } from "../required-context.ts";

/** What becomes of a drawn shape: a place that is measured, or the area that is searched. */
export type DrawingPurpose = "place" | "area";

/** What clicks on the map do: nothing of ours, or mark a place. */
export interface ToolState {
  readonly tool: DrawingTool | null;
  readonly purpose: DrawingPurpose;
  /** For a place unless told otherwise. */
  readonly setTool: (tool: DrawingTool | null, purpose?: DrawingPurpose) => void;
  /** The place whose corners can be dragged. */
  readonly edited: string | null;
  readonly setEdited: (place: string | null) => void;
}

export const [ToolProvider, useTool] = requiredContext<ToolState>("useTool");
