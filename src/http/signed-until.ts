/**
 * When an address that was signed beforehand stops being answered, milliseconds since the epoch; undefined for one
 * that is not signed, or does not say. S3 and Google Cloud Storage (V4: date and duration), S3 V2, CloudFront and
 * Google (`Expires`, seconds since the epoch), Azure (`se`, a date, beside `sig`).
 */
export function signedUntil(address: string): number | undefined {
  const query = address.indexOf("?");
  if (query < 0) return undefined;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(address.slice(query + 1).replace(/#.*$/s, ""))) {
    parameters.set(name.toLowerCase(), value);
  }
  return (
    fromStart(parameters, "x-amz") ??
    fromStart(parameters, "x-goog") ??
    fromSeconds(parameters) ??
    fromAzure(parameters)
  );
}

/** Longest duration that is believed: S3 allows seven days, others a little more. */
const LONGEST_SECONDS = 366 * 86_400;

function fromStart(parameters: ReadonlyMap<string, string>, prefix: string): number | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameters.get(`${prefix}-date`) ?? "");
  const duration = parameters.get(`${prefix}-expires`) ?? "";
  if (!date || !/^\d{1,9}$/.test(duration) || Number(duration) > LONGEST_SECONDS) return undefined;
  const [, year, month, day, hour, minute, second] = date;
  return valid(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + Number(duration) * 1000);
}

function fromSeconds(parameters: ReadonlyMap<string, string>): number | undefined {
  const signed = ["signature", "key-pair-id", "googleaccessid", "awsaccesskeyid"];
  const seconds = parameters.get("expires") ?? "";
  if (!/^\d{9,11}$/.test(seconds) || !signed.some((name) => parameters.has(name))) return undefined;
  return Number(seconds) * 1000;
}

function fromAzure(parameters: ReadonlyMap<string, string>): number | undefined {
  const until = parameters.get("se") ?? "";
  if (!parameters.has("sig") || !/^\d{4}-\d\d-\d\d/.test(until)) return undefined;
  // Azure reads a time without a zone as UTC, and so does ISO 8601 with a date alone.
  return valid(
    Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(until) || !until.includes("T") ? until : `${until}Z`),
  );
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
