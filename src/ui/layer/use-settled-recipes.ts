import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { settled } from "../../recipe/settled.ts";
import type { NamedRecipe, Recipe } from "../../recipe/types.ts";
import { type AskTold, useAskTold } from "./use-told.ts";

export interface SettledRecipes {
  /** Those offered; what the pixels have told of them is kept as long as the collection stays. */
  readonly recipes: readonly NamedRecipe[];
  /** Null until there is a slice to look at. */
  readonly settle: Settle | null;
}

/**
 * A recipe whose range is a guess with the range of the pixels in view. It stays a guess where they tell nothing
 * or cannot be read: the map says why. A later call ends an earlier one.
 * @returns null for an earlier call
 */
export type Settle = (named: NamedRecipe, drawn: Recipe) => Promise<NamedRecipe | null>;

export function useSettledRecipes(offered: readonly NamedRecipe[], collection: string): SettledRecipes {
  const ask = useAskTold();
  const [known, setKnown] = useState<Known>({ collection, byId: new Map() });
  const underWay = useRef<AbortController>(undefined);
  useEffect(() => () => underWay.current?.abort(), []);

  const recipes = useMemo(() => {
    const byId = known.collection === collection ? known.byId : new Map<string, NamedRecipe>();
    return offered.map((named) => (named.guessed ? (byId.get(named.id) ?? named) : named));
  }, [offered, known, collection]);

  const settle = useCallback<Settle>(
    async (named, drawn) => {
      underWay.current?.abort();
      const controller = new AbortController();
      underWay.current = controller;
      const found = named.guessed && ask ? await settledBy(ask, named, drawn, controller.signal) : named;
      if (controller.signal.aborted) return null;
      if (found !== named) {
        setKnown((before) => ({
          collection,
          byId: new Map(before.collection === collection ? before.byId : []).set(named.id, found),
        }));
      }
      return found;
    },
    [ask, collection],
  );
  return { recipes, settle: ask && settle };
}

interface Known {
  readonly collection: string;
  readonly byId: ReadonlyMap<string, NamedRecipe>;
}

async function settledBy(
  ask: AskTold,
  named: NamedRecipe,
  drawn: Recipe,
  signal: AbortSignal,
): Promise<NamedRecipe> {
  try {
    const told = await ask(drawn, { signal });
    return told ? settled(named, told) : named;
  } catch {
    // What is wrong with the files is told by the tiles, which fail in the same way.
    return named;
  }
}
