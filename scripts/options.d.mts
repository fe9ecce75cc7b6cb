export interface Options {
  readonly help: boolean;
  readonly port: number;
  readonly folder: string | undefined;
  /** Milliseconds. */
  readonly latency: number;
  /** Origins. */
  readonly passThrough: readonly string[];
  /** Seconds. */
  readonly tokenLife: number;
}

export const defaultPort: number;
/** @param command how it was started, e.g. `npm start` */
export function help(command: string): string;
export class UsageError extends Error {}
/** @throws UsageError */
export function parseOptions(args: readonly string[]): Options;
