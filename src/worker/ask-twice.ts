import { ChannelClosedError } from "../async/channel-types.ts";
import { type Problem, ProblemError } from "../problem/problem.ts";

/**
 * Asks once more when the worker died before it answered: another question may have killed it. A question
 * that loses two workers is to blame.
 * @throws ProblemError with `crashed`, and what `ask` throws
 */
export async function askTwice<T>(ask: () => Promise<T>, crashed: Problem): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChannelClosedError)) throw error;
  }
  try {
    return await ask();
  } catch (error) {
    throw error instanceof ChannelClosedError ? new ProblemError(crashed, { cause: error }) : error;
  }
}
