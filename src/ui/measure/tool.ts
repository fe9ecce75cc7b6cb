import type { DrawingTool } from "../../map/types.ts";
import { requiredContext } from "../required-context.ts";

/** What clicks on the map do: nothing of ours, or mark a place. */
export interface ToolState {
  readonly tool: DrawingTool | null;
  readonly setTool: (tool: DrawingTool | null) => void;
  /** The place whose corners can be dragged. */
  readonly edited: string | null;
  readonly setEdited: (place: string | null) => void;
}

export const [ToolProvider, useTool] = requiredContext<ToolState>("useTool");
