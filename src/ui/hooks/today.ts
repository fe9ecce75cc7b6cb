import { isoDay } from "../iso-day.ts";

/** YYYY-MM-DD */
export function todayInUtc(): string {
  return isoDay(Date.now());
}
