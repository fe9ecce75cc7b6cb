/** What every aborted operation rejects with, whatever reason the signal gives. */
export function abortError(): DOMException {
  return new DOMException("The operation was aborted.", "AbortError");
}

/**
 * Waits for `promise` until `signal` is aborted; the work behind the promise goes on.
 * @throws AbortError, or what the promise rejects with
 */
export function untilAborted<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    // Also when it is aborted already: a later failure of the promise is handled, then.
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
