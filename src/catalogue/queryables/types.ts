/** A property of items that a search can put a condition on, and the values it has. */
export interface Queryable {
  /** As in conditions: "eo:cloud_cover". */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  /** `time`: instants, or days where `dayOnly` says so. */
  readonly kind: "number" | "text" | "boolean" | "time";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer?: true;
  readonly dayOnly?: true;
  /** All values there are; absent where they cannot be listed. */
  readonly choices?: readonly (string | number)[];
}
