import { act, useEffect } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import type { ExpressionRecipe, Recipe } from "../../recipe/types.ts";
import { type Services, ServicesProvider } from "../services.ts";
import { renderHeadless } from "../testing/headless-root.ts";
import { useFitToView } from "./use-fit-to-view.ts";
import type { AskTold } from "./use-told.ts";

let ask: AskTold | null;
let replaced: Recipe[];
vi.mock("./use-told.ts", () => ({ useAskTold: () => ask }));
vi.mock("./use-recipe-editor.ts", () => ({
  useRecipeEditor: () => ({ replace: (recipe: Recipe) => replaced.push(recipe) }),
}));

const NDVI: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [-0.08, 0.92],
  colormap: "rdylgn",
  reversed: false,
};

let drawn: Recipe | null;
let told: unknown[];
let fit: (() => void) | null;
let unmount: () => Promise<void>;
let render: () => Promise<void>;

function Button() {
  const now = useFitToView(NDVI);
  useEffect(() => void (fit = now));
  return null;
}

beforeEach(async () => {
  [replaced, told, drawn] = [[], [], NDVI];
  ask = () => Promise.resolve({ range: [0.2, 0.7] });
  const services = {
    notices: { add: (problem: unknown) => told.push(problem) },
    view: { getState: () => ({ panes: [{ recipe: drawn }] }) },
  } as unknown as Services;
  const element = () => (
    <ServicesProvider value={services}>
      <Button />
    </ServicesProvider>
  );
  const root = await renderHeadless(element());
  ({ unmount } = root);
  render = () => root.render(element());
});
afterEach(() => unmount());

const press = () => act(async () => fit?.());

describe("Fit to view", () => {
  test("stretches the colours over the pixels in view, and asks for these", async () => {
    const asked = vi.fn<AskTold>(() => Promise.resolve({ range: [0.2, 0.7] }));
    ask = asked;
    await render();
    await press();
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ fit: true });
    expect(replaced).toEqual([{ ...NDVI, rescale: [0.2, 0.7] }]);
  });

  test("changes nothing where another layer is drawn when the answer comes", async () => {
    let answer: (told: { range: [number, number] }) => void = () => undefined;
    ask = () => new Promise((resolve) => (answer = resolve));
    await render();
    await press();
    drawn = { ...NDVI, expression: "EVI" };
    await act(async () => answer({ range: [0.2, 0.7] }));
    expect(replaced).toEqual([]);
  });

  test("tells why it cannot, and nothing of what was given up", async () => {
    ask = () => Promise.reject(new ProblemError({ kind: "missing", message: "The file is gone." }));
    await render();
    await press();
    expect(told).toMatchObject([{ message: "The file is gone." }]);
    ask = (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error)),
      );
    await render();
    await press();
    await press();
    await unmount();
    expect(told).toHaveLength(1);
  });

  test("is not there until there is a slice to look at", async () => {
    ask = null;
    await render();
    expect(fit).toBeNull();
  });
});
