import { useState } from "react";
import { todayInUtc } from "./today.ts";

/** The day on which the page was opened, YYYY-MM-DD (UTC). */
export function useToday(): string {
  const [today] = useState(todayInUtc);
  return today;
}
