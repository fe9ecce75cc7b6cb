import { type PointerEvent, useRef, useState } from "react";

/** A pointer that moved less, CSS pixels, clicked. */
const CLICK_PX = 5;

interface BrushOptions {
  /** CSS pixels of the chart. */
  readonly onHover: (at: { x: number; y: number } | null) => void;
  readonly onClick: (at: { x: number; y: number }) => void;
  /** Both in CSS pixels, ascending. */
  readonly onBrush: (from: number, to: number) => void;
}

/** Tells hovering, clicking and brushing a span apart. */
export function useBrush({ onHover, onClick, onBrush }: BrushOptions) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const [span, setSpan] = useState<readonly [from: number, to: number] | null>(null);
  const at = (event: PointerEvent<HTMLInputElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  return {
    /** What is being brushed, CSS pixels, ascending. */
    span,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLInputElement>) {
        if (event.button !== 0) return;
        start.current = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLInputElement>) {
        const here = at(event);
        const from = start.current;
        if (!from) return onHover(here);
        // Fingers scroll the panel; only a mouse or a pen brushes.
        if (event.pointerType === "touch" || Math.abs(here.x - from.x) < CLICK_PX) return undefined;
        onHover(null);
        return setSpan([Math.min(from.x, here.x), Math.max(from.x, here.x)]);
      },
      onPointerUp(event: PointerEvent<HTMLInputElement>) {
        const from = start.current;
        start.current = null;
        setSpan(null);
        if (span) onBrush(...span);
        else if (from) onClick(at(event));
      },
      onPointerCancel() {
        start.current = null;
        setSpan(null);
      },
      onPointerLeave() {
        if (!start.current) onHover(null);
      },
    },
  };
}
