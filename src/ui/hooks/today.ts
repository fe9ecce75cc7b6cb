/** YYYY-MM-DD */
export function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}
