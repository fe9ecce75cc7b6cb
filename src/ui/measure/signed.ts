import { formatValue } from "../format.ts";

/** A difference, with its sign: "+0.072". */
export function signed(value: number): string {
  return value > 0 ? `+${formatValue(value)}` : formatValue(value);
}
