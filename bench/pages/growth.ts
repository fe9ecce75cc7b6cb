import type { ExpressionRecipe } from "../../src/raster/recipe/types.ts";
window.candidate = {} as never;
export type X = ExpressionRecipe;
