import { conditionOf, constraintOf } from "./constraint.ts";
import type { Condition } from "./types.ts";

/** The property of STAC's eo extension, in per cent of the scene. */
export const CLOUD_COVER = "eo:cloud_cover";

/** What the cloud slider edits. */
export interface CloudLimit {
  /** Per cent, 0–100. */
  readonly most: number;
  /** Whether scenes that do not say how cloudy they are count, too. */
  readonly keepsUnknown: boolean;
}

/** The plain limit: at most so many per cent, or not stated, because what does not say how cloudy it is may be clear. */
export function cloudCoverUpTo(percent: number): Condition {
  const stated: Condition = { op: "<=", args: [{ property: CLOUD_COVER }, percent] };
  return { op: "or", args: [stated, { op: "isNull", args: [{ property: CLOUD_COVER }] }] };
}

/** Null where no condition limits the cloud cover in the slider's form. */
export function cloudLimit(where: readonly Condition[]): CloudLimit | null {
  for (const condition of where) {
    const limit = limitOf(condition);
    if (limit !== undefined) return limit;
  }
  return null;
}

/** The conditions with another limit, which comes first; null takes it away. The others are kept. */
export function withCloudLimit(where: readonly Condition[], limit: CloudLimit | null): readonly Condition[] {
  const others = where.filter((condition) => limitOf(condition) === undefined);
  if (limit === null) return others;
  const { most: high, keepsUnknown } = limit;
  const condition = conditionOf({ kind: "range", property: CLOUD_COVER, low: null, high, keepsUnknown });
  return condition === undefined ? others : [condition, ...others];
}

function limitOf(condition: Condition): CloudLimit | undefined {
  const constraint = constraintOf(condition);
  if (constraint?.property !== CLOUD_COVER || constraint.kind !== "range") return undefined;
  const { low, high, keepsUnknown } = constraint;
  const isLimit = low === null && high !== null && high >= 0 && high <= 100;
  return isLimit ? { most: high, keepsUnknown } : undefined;
}
