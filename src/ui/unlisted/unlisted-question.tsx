import { useId } from "react";
import { CircleAlert, Globe } from "lucide-react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { Problem } from "../../problem/problem.ts";
import { Button } from "../controls/button.tsx";
import overlay from "../controls/overlay.module.css";
import { messages } from "../messages.ts";
import style from "./unlisted.module.css";
import type { UnlistedQuestion } from "./unlisted-store.ts";
import { hostOf } from "./host.ts";
import { useUnlistedAnswer } from "./use-unlisted-answer.ts";

const text = messages.unlisted;

/**
 * Whether to open a catalogue from another site: whose it is first, the whole address below, and
 * what opening it means. A press beside the dialog is no answer; Escape is the safe one.
 */
export function UnlistedQuestionDialog({ question }: { readonly question: UnlistedQuestion }) {
  const { state, open, refuse } = useUnlistedAnswer(question);
  const { catalogue } = question.view;
  const host = hostOf(catalogue);
  const id = useId();
  const asking = state.status === "asking";
  return (
    <ModalOverlay isOpen onOpenChange={refuse} className={overlay.scrim ?? ""}>
      <Modal className={overlay.modal ?? ""}>
        <Dialog role="alertdialog" aria-describedby={id} className={`${overlay.dialog} ${style.question}`}>
          <Globe size={22} aria-hidden />
          <Heading slot="title" level={2}>
            {text.title}
          </Heading>
          <div id={id} className={style.where}>
            <p>{question.by === "link" ? text.leadLink : text.leadPerson}</p>
            <p className={style.host}>{host}</p>
            <p className={style.address}>{catalogue}</p>
          </div>
          <ul className={style.means}>
            <li>{text.whose(host)}</li>
            <li>{text.anonymous}</li>
            <li>{text.seen}</li>
          </ul>
          <output>
            {asking && <span className={style.progress}>{text.asking(host)}</span>}
            {state.status === "failed" && <Failure problem={state.problem} />}
          </output>
          <div className={style.answers}>
            <Button tone="primary" ref={focusOn} onPress={refuse}>
              {text.refuse}
            </Button>
            <Button isPending={asking} onPress={open}>
              {state.status === "failed" ? text.again : text.agree}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Pressing Enter without reading must not mean consent. */
function focusOn(button: HTMLButtonElement | null): void {
  button?.focus();
}

function Failure({ problem: { message, advice } }: { readonly problem: Problem }) {
  return (
    <span className={style.failure}>
      <CircleAlert size={16} aria-hidden />
      <span>{message}</span>
      {advice !== undefined && <span className={style.advice}>{advice}</span>}
    </span>
  );
}
