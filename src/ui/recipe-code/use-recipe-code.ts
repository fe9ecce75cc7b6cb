import { type ComponentType, useState } from "react";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";

interface RecipeCode {
  /** Null until it is opened. */
  readonly Dialog: ComponentType<{ readonly onClose: () => void }> | null;
  readonly open: () => void;
  readonly close: () => void;
}

/** The dialog with the recipe as code, which is loaded when it is opened: few visits need it. */
export function useRecipeCode(): RecipeCode {
  const { notices } = useServices();
  const [Dialog, setDialog] = useState<RecipeCode["Dialog"]>(null);
  const open = () => {
    import("./recipe-code-dialog.tsx").then(
      ({ RecipeCodeDialog }) => setDialog(() => RecipeCodeDialog),
      () =>
        notices.add({
          kind: "network",
          message: messages.recipeCode.notLoaded,
          advice: messages.recipeCode.notLoadedAdvice,
        }),
    );
  };
  return { Dialog, open, close: () => setDialog(null) };
}
