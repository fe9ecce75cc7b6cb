import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";

/** Heights where the sheet comes to rest, per cent of the window. */
const HALF = 52;
const FULL = 86;
/** Let go below this, the sheet is put away. */
const SHUT = 32;

interface Sheet {
  /** Per cent of the window's height. */
  readonly height: number;
  readonly handle: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
  };
}

/** A sheet that is pulled up, down, or away by its handle. Keyboards use Escape or its close button. */
export function useSheet(close: () => void, isOpen: boolean): Sheet {
  const [height, setHeight] = useState(HALF);
  const held = useRef<{ y: number; height: number } | null>(null);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const listener = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [isOpen]);
  return {
    height,
    handle: {
      onPointerDown(event) {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { y: event.clientY, height };
      },
      onPointerMove(event) {
        if (!held.current) return;
        const moved = ((held.current.y - event.clientY) / window.innerHeight) * 100;
        setHeight(Math.max(12, Math.min(FULL, held.current.height + moved)));
      },
      onPointerUp() {
        if (!held.current) return;
        held.current = null;
        if (height < SHUT) close();
        setHeight(restingHeight(height));
      },
    },
  };
}

/** @param height Per cent of the window, where the sheet was let go. */
function restingHeight(height: number): number {
  return height > (HALF + FULL) / 2 ? FULL : HALF;
}
