import { useMemo } from "react";
import { useStore } from "zustand";
import type { Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { ClearShare, ClearShares } from "../../worker/jobs.ts";
import { useMyArea } from "../hooks/use-my-area.ts";
import { useServices } from "../services.ts";

/** How clear a date or a scene is, and of what. */
export interface Clearness {
  /** Of the ground it is of, 0–100. */
  readonly percent: number;
  /** Of the searched outline, 0–100; absent where that is not known. */
  readonly covered?: number;
  /** `area` where it was counted inside the outline; `tiles` is the catalogue's number, of the whole scenes. */
  readonly of: "area" | "tiles";
}

export type ClearnessOf = (slice: Pick<Slice, "id" | "cloudCover">, scene?: Scene) => Clearness | undefined;

/** What is known now. Changes as dates are read. */
export function useClearness(): ClearnessOf {
  const { clear } = useServices();
  const shares = useStore(clear.state, (state) => state.shares);
  const isWithin = useMyArea() !== null;
  return useMemo(() => clearnessOf(isWithin ? shares : null), [shares, isWithin]);
}

export function clearnessOf(shares: ReadonlyMap<string, ClearShares> | null): ClearnessOf {
  return (slice, scene) => {
    const known = shares?.get(slice.id);
    const share = scene ? known?.scenes[scene.id] : known?.step;
    if (share) return counted(share);
    const { cloudCover } = scene ?? slice;
    return cloudCover === undefined ? undefined : { percent: 100 - cloudCover, of: "tiles" };
  };
}

function counted({ clear, covered }: ClearShare): Clearness {
  return { percent: clear * 100, covered: covered * 100, of: "area" };
}
