import type { Ring } from "../types.ts";

/** The ring with its first corner repeated at the end; the same array where it is closed already. */
export function closeRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return ring;
  return first[0] === last[0] && first[1] === last[1] && ring.length > 1 ? ring : [...ring, first];
}
