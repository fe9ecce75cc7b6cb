import type { ChangeEvent } from "react";
import field from "../controls/field.module.css";
import { messages } from "../messages.ts";
import { useOpenFiles } from "./use-open-files.ts";

const text = messages.local;

/** For those who do not drag: files or a folder, chosen with the browser's own dialog. */
export function ChooseFiles({ onChosen }: { readonly onChosen: () => void }) {
  const open = useOpenFiles();
  const take = ({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) => {
    if (files === null || files.length === 0) return;
    const chosen = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    onChosen();
    void open(Promise.resolve(chosen));
  };
  return (
    <>
      <label className={field.field}>
        <span className={field.label}>{text.files}</span>
        <input type="file" multiple onChange={take} />
        <span className={field.hint}>{text.filesHint}</span>
      </label>
      <label className={field.field}>
        <span className={field.label}>{text.folder}</span>
        <input type="file" ref={asFolder} onChange={take} />
      </label>
    </>
  );
}

/** Every browser has the attribute, and React's types do not. */
function asFolder(input: HTMLInputElement | null): void {
  if (input) input.webkitdirectory = true;
}
