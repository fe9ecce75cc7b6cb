/** A request for JSON, as a service's links give it. */
export interface PageRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly body?: unknown;
  /**
   * How often it is asked while the service fails (500, 502, 504). Given where there is a simpler way to ask:
   * then that is tried instead of waiting longer.
   */
  readonly failureTries?: number;
}
