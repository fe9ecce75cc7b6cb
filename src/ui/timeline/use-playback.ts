import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useActivity } from "../hooks/use-activity.ts";
import { useMapListener } from "../hooks/use-map-event.ts";
import { useShowSlice } from "../hooks/use-pane.ts";
import { useDisplay } from "../layer/display.ts";
import { useTimeline } from "./timeline-steps.ts";
import { useServices } from "../services.ts";
import { stepSlice } from "../../timeline/steps.ts";
import { useReadiness } from "./readiness.tsx";
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
  const { activity, map } = useServices();
  const showSlice = useShowSlice();
  const { slices, slice, shown } = useTimeline();
  const { recipe } = useDisplay();
  const failed = useReadiness((readiness) => slice !== null && readiness.get(slice.id) === "failed");
  const playing = useActivity(({ isPlaying }) => isPlaying);
  const setPlaying = useCallback((isPlaying: boolean) => activity.setState({ isPlaying }), [activity]);
  const [speed, setSpeed] = useState<Speed>(2);
  const [loop, setLoop] = useState(true);
  const shownAt = useRef(0);

  useMapListener("shown", () => {
    shownAt.current = performance.now();
  });

  const settled = slice !== null && (shown?.id === slice.id || failed);
  const next = stepSlice(slices, slice, 1, loop);
  const following = next === slice ? undefined : next;

  useEffect(() => {
    if (!playing || !settled) return undefined;
    const goOn = () => {
      if (following) showSlice(following);
      else setPlaying(false);
    };
    const timer = setTimeout(goOn, remainingPause(speed, performance.now() - shownAt.current));
    return () => clearTimeout(timer);
  }, [playing, settled, following, speed, showSlice, setPlaying]);

  useEffect(() => map.setDirection(playing ? 1 : 0), [map, playing]);
  useEffect(() => () => setPlaying(false), [setPlaying]);

  const latest = useRef({ playing, following, slices, slice });
  useEffect(() => {
    latest.current = { playing, following, slices, slice };
  });
  // The same functions on every date, so that the controls need not be drawn again.
  const actions = useMemo<Pick<Playback, "toggle" | "goTo" | "step" | "faster" | "toggleLoop">>(
    () => ({
      toggle() {
        const now = latest.current;
        // Playing from the last date without repeating would end at once: it starts at the first instead.
        if (!now.playing && !now.following && now.slices.length > 1) showSlice(now.slices[0]);
        setPlaying(!now.playing && now.slices.length > 1);
      },
      goTo(target) {
        setPlaying(false);
        const chosen = latest.current.slices[target];
        if (chosen) showSlice(chosen);
      },
      step(by) {
        setPlaying(false);
        showSlice(stepSlice(latest.current.slices, latest.current.slice, by));
      },
      faster: () => setSpeed(nextSpeed),
      toggleLoop: () => setLoop((current) => !current),
    }),
    [setPlaying, showSlice],
  );

  return { playing, speed, loop, waiting: slice !== null && recipe !== null && !settled, ...actions };
}
