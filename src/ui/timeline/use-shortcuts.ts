import { useEffect, useEffectEvent } from "react";
import type { Playback } from "./use-playback.ts";

/** Elements that use the same keys themselves. */
const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=slider], [role=listbox], [role=tablist], " +
  "[role=menu], [role=grid], [role=dialog], [role=radiogroup], [role=spinbutton], [role=combobox], [data-own-keys]";
const PRESSED_BY_SPACE = "button, a, summary, [role=button], [role=switch], [role=checkbox]";

/** ←, →, Home, End and space play the timeline wherever the focus is, unless a control needs them. */
export function useShortcuts(playback: Playback, count: number): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(OWN_KEYS)) return;
    if (event.key === " " && target.closest(PRESSED_BY_SPACE)) return;
    const action = actionOf(event.key, playback, count);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function actionOf(key: string, playback: Playback, count: number): (() => void) | undefined {
  switch (key) {
    case " ":
      return playback.toggle;
    case "ArrowLeft":
      return () => playback.step(-1);
    case "ArrowRight":
      return () => playback.step(1);
    case "Home":
      return () => playback.goTo(0);
    case "End":
      return () => playback.goTo(count - 1);
    default:
      return undefined;
  }
}
