import { test as base, chromium, expect } from "@playwright/test";
import { TokenWatch } from "./token-watch.ts";

/** Every end-to-end test begins with this one: none may let a token get to where it does not belong. */
export const test = base.extend<{ readonly secretsStay: undefined }, { readonly tokens: TokenWatch }>({
  tokens: [
    async ({ browser }, use) => {
      const tokens = new TokenWatch();
      tokens.watch(browser);
      // Some tests start a browser of their own, with other switches.
      const launch = chromium.launch.bind(chromium);
      chromium.launch = async (options) => {
        const another = await launch(options);
        tokens.watch(another);
        return another;
      };
      await use(tokens);
      chromium.launch = launch;
      tokens.stop();
    },
    { scope: "worker", auto: true },
  ],
  // Ends before the context closes, so that pages can be looked at as the test has left them.
  secretsStay: [
    async ({ context, tokens }, use) => {
      await use(undefined);
      await tokens.look(context);
      expect(tokens.leaks(), "no token may be where it does not belong").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
