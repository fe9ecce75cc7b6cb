import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { withoutPictures } from "../../view/panes.ts";
import { catalogueAt } from "../../config/unlisted.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import field from "../controls/field.module.css";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./unlisted.module.css";

const text = messages.unlisted;

/** Takes the address of a STAC API; the question whether to open it comes next. */
export function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={text.addressTitle} onClose={onClose}>
      <AddressForm onDone={onClose} />
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

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("address");
    const written = typeof typed === "string" ? typed.trim() : "";
    if (written === "") {
      complain(text.noAddress);
      return;
    }
    const named = catalogueAt(withScheme(written), config);
    if ("refusal" in named) {
      complain(text.addressRefused(named.refusal));
      return;
    }
    const { catalogue } = named;
    onDone();
    // What a link wanted to show there is still wanted.
    const before = refused?.catalogue === catalogue ? refused : view.getState();
    const kept = before === refused ? {} : { query: null, panes: withoutPictures(before) };
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
