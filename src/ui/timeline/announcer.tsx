import { formatLongSlice } from "../format.ts";
import { messages } from "../messages.ts";
import { useTimeline } from "./timeline-steps.ts";
import hidden from "../styles/hidden.module.css";
import type { Playback } from "./use-playback.ts";

/** Says the date to screen readers after a step; silent while playing, which would never stop talking. */
export function Announcer({ playback }: { readonly playback: Playback }) {
  const { slice, index, slices } = useTimeline();
  const text =
    slice && !playback.playing && !playback.waiting
      ? messages.timeline.announce(formatLongSlice(slice), index, slices.length)
      : "";
  return <output className={hidden.visually}>{text}</output>;
}
