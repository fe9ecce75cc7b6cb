import { later } from "../later.tsx";

/** The dialog with the layer on the map in the languages of other programs. */
export const RecipeCode = later(async () => (await import("./recipe-code-dialog.tsx")).RecipeCodeDialog);
