import { useCallback } from "react";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { accessFor } from "./access.ts";
import type { Reading } from "./snippets.ts";

/** Makes, at a press, what another program needs to read an address of the present catalogue. */
export function useAccess(): (url: string, kind: Reading["kind"], anonymous?: boolean) => Promise<Reading> {
  const { config, session } = useServices();
  const { catalogue } = useResults();
  return useCallback(
    async (url, kind, anonymous = false) => {
      const broker = catalogue.unlisted || anonymous ? undefined : session;
      const access = await accessFor(url, {
        broker,
        providers: config.providers,
        states: session.states(),
      });
      return { ...access, kind };
    },
    [catalogue, config, session],
  );
}
