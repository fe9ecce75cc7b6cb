/** The day of an instant in UTC, YYYY-MM-DD. @param time milliseconds since the epoch */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
