import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { withoutExcluded } from "../../view/step-filter.ts";
import { withoutPictures } from "../../view/panes.ts";
import { catalogueAt } from "../../config/unlisted.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import field from "../controls/field.module.css";
import { addressesOf } from "../../local-files/addresses.ts";
import { ChooseFiles } from "../drop/choose-files.tsx";
import { useOpenFiles } from "../drop/use-open-files.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./unlisted.module.css";

const text = messages.unlisted;

/**
 * Takes the address of a STAC catalogue, where the question whether to open it comes next; addresses of GeoTIFFs; and
 * files of this computer.
 */
export function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  const { otherCatalogues } = useServices().config;
  const asks = otherCatalogues === "ask";
  return (
    <Dialog title={asks ? text.addressTitle : text.openFiles} onClose={onClose}>
      {asks && <AddressForm onDone={onClose} />}
      <div className={style.form}>
        <ChooseFiles onChosen={onClose} />
      </div>
    </Dialog>
  );
}

function AddressForm({ onDone }: { readonly onDone: () => void }) {
  const { config, unlisted, view } = useServices();
  const { refused } = unlisted.getState();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  useEffect(() => input.current?.focus(), []);
  const complain = (words: string) => {
    setProblem(words);
    input.current?.focus();
  };

  const openFiles = useOpenFiles();
  /** Whether the text is nothing but addresses of GeoTIFFs, which are then opened. */
  const takeList = (written: string) => {
    if (addressesOf(written) === undefined) return false;
    onDone();
    void openFiles(Promise.resolve([{ path: messages.local.pasted, file: new Blob([written]) }]));
    return true;
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("address");
    const written = typeof typed === "string" ? typed.trim() : "";
    if (written === "") {
      complain(text.noAddress);
      return;
    }
    if (takeList(withScheme(written))) return;
    const named = catalogueAt(withScheme(written), config);
    if ("refusal" in named) {
      complain(text.addressRefused(named.refusal));
      return;
    }
    const { catalogue } = named;
    onDone();
    // What a link wanted to show there is still wanted.
    const before = refused?.catalogue === catalogue ? refused : view.getState();
    const kept =
      before === refused
        ? {}
        : { query: null, panes: withoutPictures(before), stepFilter: withoutExcluded(before) };
    const wanted = { ...before, ...kept, catalogue };
    if (unlisted.admits(wanted)) view.setState(wanted, true);
    else unlisted.ask({ view: wanted, by: "person" });
  };

  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <label className={field.field}>
        <span className={field.label}>{text.address}</span>
        <input
          ref={input}
          className={field.box}
          name="address"
          type="url"
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={refused?.catalogue ?? ""}
          aria-invalid={problem !== null}
          aria-describedby={hint}
          onChange={() => setProblem(null)}
          // The field has one line; a list has more, which a browser would join.
          onPaste={(event) => {
            if (takeList(event.clipboardData.getData("text/plain"))) event.preventDefault();
          }}
        />
      </label>
      <output id={hint} className={problem === null ? field.hint : field.error}>
        {problem ?? text.addressHint}
      </output>
      <div className={style.answers}>
        <Button onPress={onDone}>{text.cancel}</Button>
        <Button tone="primary" type="submit">
          {text.go}
        </Button>
      </div>
    </form>
  );
}

/** People leave out what every address begins with. */
function withScheme(written: string): string {
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`;
}
