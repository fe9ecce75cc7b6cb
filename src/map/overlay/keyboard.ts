import type { Map as LibreMap } from "maplibre-gl";

/** CSS pixels an arrow key moves the map by. */
const STEP_PX = 120;

const DIRECTIONS: Readonly<Record<string, [x: number, y: number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

/**
 * Keys while the map has the focus. Plain ←, → and space step and play the timeline wherever the
 * focus is, so the map moves with Shift; MapLibre's own handler would take the plain arrows.
 */
export function mapKeyboard(map: LibreMap): { dispose(): void } {
  const canvas = map.getCanvas();
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!act(map, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  canvas.addEventListener("keydown", onKey);
  return { dispose: () => canvas.removeEventListener("keydown", onKey) };
}

function act(map: LibreMap, event: KeyboardEvent): boolean {
  const direction = DIRECTIONS[event.key];
  if (direction) {
    const vertical = direction[0] === 0;
    if (!event.shiftKey && !vertical) return false;
    map.panBy(direction, { duration: 150 });
    return true;
  }
  switch (event.key) {
    case "+":
    case "=":
      map.zoomIn();
      return true;
    case "-":
    case "_":
      map.zoomOut();
      return true;
    case "n":
    case "N":
      map.resetNorthPitch();
      return true;
    default:
      return false;
  }
}
