/** A request that is answered with an error status and the `{code, description}` body of OGC APIs. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, description: string, headers: Record<string, string> = {}) {
    super(description);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(description: string): RequestFailure {
  return new RequestFailure(400, "InvalidParameterValue", description);
}

export function notFound(description: string): RequestFailure {
  return new RequestFailure(404, "NotFound", description);
}

export function methodNotAllowed(allowed: readonly string[]): RequestFailure {
  return new RequestFailure(405, "MethodNotAllowed", `Only ${allowed.join(", ")} can be used here.`, {
    Allow: allowed.join(", "),
  });
}
