import { sleep } from "../../async/clock.ts";
import type { Channel, SessionEnvironment } from "../environment.ts";

/** A window left open for longer is not waited for any more. */
const LONGEST_SIGN_IN = 10 * 60_000;
const LOOK_EVERY = 500;

/** What the popup tells the page that opened it: where the provider sent it. */
interface PopupMessage {
  readonly answered: string;
  readonly address: string;
}

/**
 * Waits for the window's answer to sign-in `state` and hands it to `finish`. Resolves without an
 * answer when the window is closed; but an answer is still taken later, because a provider that
 * isolates its window (Cross-Origin-Opener-Policy) makes it look closed while it is open.
 */
export function popupAnswer(
  environment: SessionEnvironment,
  channel: Channel,
  opened: { readonly closed: boolean },
  state: string,
  finish: (address: string) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const stop = channel.listen((message) => {
      if (!isPopupMessage(message) || message.answered !== state) return;
      over.abort();
      finish(message.address).then(resolve, reject);
    });
    const watch = async () => {
      for (let passed = 0; passed < LONGEST_SIGN_IN; passed += LOOK_EVERY) {
        await sleep(environment, LOOK_EVERY, over.signal);
        if (opened.closed) resolve();
      }
      resolve();
    };
    watch()
      .catch(() => undefined)
      .finally(stop);
  });
}

/** In the popup: hands the answer over and closes. Resolves when the window stays open after all. */
export async function answerOpener(
  environment: SessionEnvironment,
  channel: Channel,
  state: string,
): Promise<void> {
  channel.post({ answered: state, address: environment.page.address() } satisfies PopupMessage);
  environment.page.closeWindow();
  await sleep(environment, 2_000);
}

function isPopupMessage(message: unknown): message is PopupMessage {
  return (
    typeof message === "object" &&
    message !== null &&
    "answered" in message &&
    "address" in message &&
    typeof message.address === "string"
  );
}
