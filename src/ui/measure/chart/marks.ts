/** Of lines on the right axis; the normal has others. */
export const RIGHT_DASHES = "8 3 2 3";
/** CSS pixels from the middle of a diamond to its corners: as much ink as a dot. */
const HALF = 4.6;

/** The `d` of the mark of a date on the right axis. */
export function diamond(x: number, y: number): string {
  return `M${x} ${y - HALF}l${HALF} ${HALF}l${-HALF} ${HALF}l${-HALF} ${-HALF}Z`;
}
