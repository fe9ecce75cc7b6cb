import type { Comparison, Condition } from "./types.ts";

/** The property of STAC's eo extension, in per cent of the scene. */
export const CLOUD_COVER = "eo:cloud_cover";

/** The condition that the cloud slider edits: at most so many per cent. */
export function cloudCoverUpTo(percent: number): Comparison {
  return { op: "<=", args: [{ property: CLOUD_COVER }, percent] };
}

/** Per cent, 0–100; null where no condition limits the cloud cover in the slider's form. */
export function mostCloudCover(where: readonly Condition[]): number | null {
  for (const condition of where) {
    const most = limitOf(condition);
    if (most !== undefined) return most;
  }
  return null;
}

/** The conditions with another limit, which comes first; null takes it away. The others are kept. */
export function withMostCloudCover(
  where: readonly Condition[],
  percent: number | null,
): readonly Condition[] {
  const others = where.filter((condition) => limitOf(condition) === undefined);
  return percent === null ? others : [cloudCoverUpTo(percent), ...others];
}

/**
 * The conditions as a service has to be asked: a comparison with a property that an item does not have never holds
 * there, as in SQL, and an item that does not say how cloudy it is may be clear.
 */
export function keepingUnknownClouds(where: readonly Condition[]): readonly Condition[] {
  return where.map((condition) =>
    limitOf(condition) === undefined
      ? condition
      : { op: "or", args: [condition, { op: "isNull", args: [{ property: CLOUD_COVER }] }] },
  );
}

function limitOf(condition: Condition): number | undefined {
  if (typeof condition !== "object" || condition.op !== "<=") return undefined;
  const [left, right] = condition.args;
  const names = typeof left === "object" && "property" in left && left.property === CLOUD_COVER;
  return names && typeof right === "number" && right >= 0 && right <= 100 ? right : undefined;
}
