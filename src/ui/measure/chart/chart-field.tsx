import { type DOMAttributes, useEffect, useRef } from "react";
import { useSay } from "../../live/live-region.tsx";
import style from "./chart.module.css";

interface ChartFieldProps {
  readonly label: string;
  /** How the keys work beyond those of any range field. */
  readonly how: string;
  /** Where `value` is on the axis, in a word or two. */
  readonly valueText: string;
  /** What stands there. */
  readonly spoken: string;
  readonly value: number;
  readonly last: number;
  readonly step?: number;
  readonly onValue: (value: number) => void;
  /** To the next line up or down. */
  readonly onLine: (by: -1 | 1) => void;
  readonly onEnter?: () => void;
  /** Closer is 1. */
  readonly onZoom?: (by: -1 | 1) => void;
  /** What pointers do over the drawing. */
  readonly pointer: DOMAttributes<HTMLInputElement>;
}

/**
 * Over the drawing of a chart lies an invisible range field: keyboards and screen readers walk the dots with it as
 * through any other, and pointers find what is drawn beneath. The field tells where one is; what stands there is said
 * by the page's live region, as everything else that is read off the map or a chart.
 */
export function ChartField(props: ChartFieldProps) {
  const {
    label,
    how,
    valueText,
    spoken,
    value,
    last,
    step = 1,
    onValue,
    onLine,
    onEnter,
    onZoom,
    pointer,
  } = props;
  /** The field would place its own thumb evenly; dots stand at their true time. */
  const pointing = useRef(false);
  const say = useSay();
  const walked = useRef(false);
  useEffect(() => {
    if (walked.current) say(spoken);
    walked.current = false;
  }, [spoken, say]);
  const walk = (go: () => void) => {
    walked.current = true;
    go();
  };
  const letGo = () => {
    // After the change event that letting go of a range field fires.
    setTimeout(() => (pointing.current = false));
  };
  const actions: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowUp: () => walk(() => onLine(-1)),
    ArrowDown: () => walk(() => onLine(1)),
    Enter: onEnter,
    "+": onZoom && (() => onZoom(1)),
    "=": onZoom && (() => onZoom(1)),
    "-": onZoom && (() => onZoom(-1)),
  };
  return (
    <input
      {...pointer}
      type="range"
      className={style.field}
      min={0}
      max={Math.max(0, last)}
      step={step}
      value={value}
      aria-label={`${label}. ${how}`}
      aria-valuetext={valueText}
      onMouseDown={(event) => {
        // The field would put its thumb under the mouse; only its focus is wanted.
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
      }}
      onPointerDown={(event) => {
        pointing.current = true;
        pointer.onPointerDown?.(event);
      }}
      onPointerUp={(event) => {
        letGo();
        pointer.onPointerUp?.(event);
      }}
      onPointerCancel={(event) => {
        letGo();
        pointer.onPointerCancel?.(event);
      }}
      onChange={(event) => {
        const next = Number(event.currentTarget.value);
        if (!pointing.current) walk(() => onValue(next));
      }}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const act = actions[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      }}
    />
  );
}
