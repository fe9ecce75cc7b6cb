import { act, useEffect } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { abortError } from "../../async/abort.ts";
import type { NamedRecipe } from "../../recipe/types.ts";
import { renderHeadless } from "../testing/headless-root.ts";
import { type SettledRecipes, useSettledRecipes } from "./use-settled-recipes.ts";
import type { AskTold } from "./use-told.ts";

let ask: AskTold | null;
vi.mock("./use-told.ts", () => ({ useAskTold: () => ask }));

const GUESSED: NamedRecipe = {
  id: "band-B5",
  group: "band",
  guessed: true,
  recipe: {
    kind: "expression",
    title: "B5",
    expression: "B5",
    mask: null,
    rescale: [0, 4000],
    colormap: "greys",
    reversed: false,
  },
};
const KNOWN: NamedRecipe = { id: "band-B4", group: "band", recipe: GUESSED.recipe };
const OFFERED = [GUESSED, KNOWN];

let settled: SettledRecipes;
let unmount: () => Promise<void>;
let render: (collection?: string) => Promise<void>;

function Panel({ collection }: { readonly collection: string }) {
  const now = useSettledRecipes(OFFERED, collection);
  useEffect(() => void (settled = now));
  return null;
}

/** Answers when told to, as the engine does: with an error where the question was given up. */
function pending() {
  const answers: ((range: readonly [number, number]) => void)[] = [];
  const asked: AskTold = (_, { signal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(abortError()));
      answers.push((range) => resolve({ range }));
    });
  return { asked: vi.fn(asked), answers };
}

beforeEach(async () => {
  ask = () => Promise.resolve({ range: [6000, 21_000] });
  const root = await renderHeadless(<Panel collection="c" />);
  ({ unmount } = root);
  render = (collection = "c") => root.render(<Panel collection={collection} />);
});
afterEach(() => unmount());

const settle = (named: NamedRecipe) => act(async () => settled.settle?.(named, named.recipe));

describe("a range that is a guess", () => {
  test("becomes that of the pixels, and stays it for the collection", async () => {
    expect(await settle(GUESSED)).toMatchObject({ recipe: { rescale: [6000, 21_000] } });
    expect(settled.recipes[0]?.recipe).toMatchObject({ rescale: [6000, 21_000] });
    expect(settled.recipes[0]?.guessed).toBeUndefined();
    await render("other");
    expect(settled.recipes[0]).toBe(GUESSED);
  });

  test("stays one where the pixels tell nothing or cannot be read", async () => {
    ask = () => Promise.resolve({ range: null });
    await render();
    expect(await settle(GUESSED)).toBe(GUESSED);
    ask = () => Promise.reject(new Error("a file is gone"));
    await render();
    expect(await settle(GUESSED)).toBe(GUESSED);
    expect(settled.recipes[0]).toBe(GUESSED);
  });

  test("is asked of the pixels once there is a slice, and of no range that is known", async () => {
    ask = null;
    await render();
    expect(settled.settle).toBeNull();
    const { asked } = pending();
    ask = asked;
    await render();
    expect(await settle(KNOWN)).toBe(KNOWN);
    expect(asked).not.toHaveBeenCalled();
  });

  test("is given up where another is chosen meanwhile: only the last answer counts", async () => {
    const { asked, answers } = pending();
    ask = asked;
    await render();
    let first: NamedRecipe | null | undefined = GUESSED;
    let last: NamedRecipe | null | undefined = null;
    await act(async () => {
      void settled.settle?.(GUESSED, GUESSED.recipe).then((found) => (first = found));
      void settled.settle?.(GUESSED, GUESSED.recipe).then((found) => (last = found));
    });
    await act(async () => answers[1]?.([1, 2]));
    expect(first).toBeNull();
    expect(last).toMatchObject({ recipe: { rescale: [1, 2] } });
  });

  test("is not waited for once the page has gone", async () => {
    const { asked } = pending();
    ask = asked;
    await render();
    let found: NamedRecipe | null | undefined = GUESSED;
    await act(async () => {
      void settled.settle?.(GUESSED, GUESSED.recipe).then((answer) => (found = answer));
    });
    await unmount();
    await Promise.resolve();
    expect(asked.mock.calls[0]?.[1].signal.aborted).toBe(true);
    expect(found).toBeNull();
  });
});
