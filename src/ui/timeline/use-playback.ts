import { useCallback, useEffect, useRef, useState } from "react";
import { useMapListener } from "../hooks/use-map-event.ts";
import { useSetView } from "../hooks/use-view.ts";
import { useSeason } from "../season.ts";
import { useServices } from "../services.ts";
import { stepSlice } from "../../timeline/steps.ts";
import { nextSpeed, remainingPause, type Speed } from "./play-order.ts";

export interface Playback {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly loop: boolean;
  /** True while the slice asked for is not on screen yet. */
  readonly waiting: boolean;
  readonly toggle: () => void;
  /** Shows the slice at an index and stops playing. */
  readonly goTo: (index: number) => void;
  readonly step: (by: number) => void;
  readonly faster: () => void;
  readonly toggleLoop: () => void;
}

/**
 * Plays the slices. A date follows only when the map has shown the one before (or found that it cannot
 * be drawn), so a slow network slows playing down instead of dropping dates.
 */
export function usePlayback(): Playback {
  const { map } = useServices();
  const setView = useSetView();
  const { slices, slice, shown, readiness, recipe } = useSeason();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(2);
  const [loop, setLoop] = useState(true);
  const shownAt = useRef(0);

  useMapListener("shown", () => {
    shownAt.current = performance.now();
  });

  const settled = slice !== null && (shown?.id === slice.id || readiness.get(slice.id) === "failed");
  const id = slice?.id ?? null;
  const next = stepSlice(slices, id, 1, loop)?.id ?? null;
  const following = next === id ? null : next;

  useEffect(() => {
    if (!playing || !settled) return undefined;
    const goOn = () => {
      if (following === null) setPlaying(false);
      else setView({ slice: following });
    };
    const timer = setTimeout(goOn, remainingPause(speed, performance.now() - shownAt.current));
    return () => clearTimeout(timer);
  }, [playing, settled, following, speed, setView]);

  useEffect(() => map.setDirection(playing ? 1 : 0), [map, playing]);

  const goTo = useCallback(
    (target: number) => {
      setPlaying(false);
      const chosen = slices[target];
      if (chosen) setView({ slice: chosen.id });
    },
    [slices, setView],
  );

  return {
    playing,
    speed,
    loop,
    waiting: slice !== null && recipe !== null && !settled,
    toggle() {
      // Playing from the last date without repeating would end at once: it starts at the first instead.
      if (!playing && following === null && slices.length > 1) setView({ slice: slices[0]?.id ?? null });
      setPlaying(!playing && slices.length > 1);
    },
    goTo,
    step(by) {
      setPlaying(false);
      setView({ slice: stepSlice(slices, id, by)?.id ?? null });
    },
    faster: () => setSpeed(nextSpeed),
    toggleLoop: () => setLoop((current) => !current),
  };
}
