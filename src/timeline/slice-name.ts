import type { Slice } from "./types.ts";

/** What links call a slice: its day, or its minute in UTC where the day has several steps. */
export function sliceName({ day, time }: Pick<Slice, "day" | "time">): string {
  return time === undefined ? day : `${day}T${time}Z`;
}
