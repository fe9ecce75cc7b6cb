import { formatLongDay } from "../format.ts";
import { messages } from "../messages.ts";
import { useSeason } from "../season.ts";
import hidden from "../styles/hidden.module.css";
import type { Playback } from "./use-playback.ts";

/** Says the date to screen readers after a step; silent while playing, which would never stop talking. */
export function Announcer({ playback }: { readonly playback: Playback }) {
  const { slice, index, slices } = useSeason();
  const text =
    slice && !playback.playing && !playback.waiting
      ? messages.timeline.announce(formatLongDay(slice.id), index, slices.length)
      : "";
  return <output className={hidden.visually}>{text}</output>;
}
