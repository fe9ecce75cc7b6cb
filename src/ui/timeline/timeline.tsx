import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { Announcer } from "./announcer.tsx";
import style from "./timeline.module.css";
import { Track } from "./track.tsx";
import { Transport } from "./transport.tsx";
import { usePlayback } from "./use-playback.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** The bar at the bottom: which date is on the map, how to move through the others. */
export function Timeline() {
  const { slices } = useResults();
  const playback = usePlayback();
  useShortcuts(playback, slices.length);
  return (
    <section className={style.timeline} aria-label={messages.timeline.label}>
      <Transport playback={playback} />
      {slices.length > 0 ? (
        <Track playback={playback} />
      ) : (
        <p className={style.empty}>{messages.timeline.empty}</p>
      )}
      <Announcer playback={playback} />
    </section>
  );
}
