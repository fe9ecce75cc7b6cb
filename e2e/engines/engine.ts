/** A browser that Playwright cannot drive here, with one window. Every call has a deadline. */
export interface Engine {
  open(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page, which has to be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses the key that writes this character. */
  press(character: string): Promise<void>;
  /** Presses what an XPath finds, as soon as it is there. */
  click(xpath: string): Promise<void>;
  type(xpath: string, text: string): Promise<void>;
  /** The page as a PNG, without the frame of the window. */
  screenshot(): Promise<Buffer>;
  /** Errors on the console, uncaught ones and violations of the Content-Security-Policy, so far. */
  errors(): readonly string[];
  /** Ends the browser, also one that hangs, and removes its profile. */
  close(): Promise<void>;
}

export const WINDOW = { width: 1440, height: 900 } as const;

/** Longest that one thing asked of a browser may take: it is drawing in software beside other tests. */
export const DEADLINE_MS = 120_000;
