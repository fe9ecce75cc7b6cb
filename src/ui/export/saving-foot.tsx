import { Download } from "lucide-react";
import { Button } from "../controls/button.tsx";
import { exporting as text } from "../messages/export.ts";
import style from "./export.module.css";
import type { Saving } from "./use-saving.ts";

interface SavingFootProps {
  readonly saving: Saving;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onSave: () => void;
}

/** The button that saves; while a file is being made, how far it is and a way to stop. */
export function SavingFoot({ saving, label, isDisabled = false, onSave }: SavingFootProps) {
  const { progress, outcome, problem } = saving;
  return (
    <>
      {problem && (
        <p className={style.problem} role="alert">
          {problem.message} {problem.advice}
        </p>
      )}
      <div className={style.foot}>
        <output>
          {progress ? (
            <>
              {text.progress(progress.done, progress.total)}
              <progress value={progress.done} max={progress.total} aria-label={label} />
            </>
          ) : (
            outcome
          )}
        </output>
        {progress ? (
          <Button onPress={() => saving.stop()}>{text.cancel}</Button>
        ) : (
          <Button tone="primary" isDisabled={isDisabled} onPress={onSave}>
            <Download size={15} aria-hidden /> {label}
          </Button>
        )}
      </div>
    </>
  );
}
