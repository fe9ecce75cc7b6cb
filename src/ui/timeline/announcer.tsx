import { useEffect } from "react";
import { formatLongSlice } from "../format.ts";
import { useSay } from "../live/live-region.tsx";
import { messages } from "../messages.ts";
import { useTimeline } from "./timeline-steps.ts";
import type { Playback } from "./use-playback.ts";

/** Says the date to screen readers after a step; silent while playing, which would never stop talking. */
export function Announcer({ playback }: { readonly playback: Playback }) {
  const { slice, index, slices } = useTimeline();
  const say = useSay();
  const text =
    slice && !playback.playing && !playback.waiting
      ? messages.timeline.announce(formatLongSlice(slice), index, slices.length)
      : "";
  useEffect(() => say(text), [say, text]);
  return null;
}
