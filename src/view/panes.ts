import type { Pane, Panes, View } from "./types.ts";

/** The latest slice under the collection's default recipe. */
export const DEFAULT_PANE: Pane = { source: null, recipe: null, opacity: 1 };

/** 0 is the picture that every view has, 1 the one it is compared with. */
export type PaneIndex = 0 | 1;

/** The panes with parts of one of them replaced; a pane that the view does not have is left alone. */
export function withPane({ panes }: Pick<View, "panes">, index: PaneIndex, parts: Partial<Pane>): Panes {
  const [first, second] = panes;
  if (index === 0) {
    const changed = { ...first, ...parts };
    return second ? [changed, second] : [changed];
  }
  return second ? [first, { ...second, ...parts }] : panes;
}

/** The panes of another search: its dates and bands are others, the opacities stay. */
export function withoutPictures({ panes }: Pick<View, "panes">): Panes {
  const [first, second] = panes;
  const emptied = (pane: Pane): Pane => ({ ...DEFAULT_PANE, opacity: pane.opacity });
  return second ? [emptied(first), emptied(second)] : [emptied(first)];
}
