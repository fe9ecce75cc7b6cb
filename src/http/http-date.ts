const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const IMF_FIXDATE =
  /^[A-Z][a-z]{2}, (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/;
const RFC_850 = /^[A-Z][a-z]+day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>[\d:]{8}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/;

/**
 * An HTTP date in one of its three forms (RFC 9110, section 5.6.7), always in UTC. `Date.parse` does not do:
 * it takes "1.5" for a date of 2001, and `asctime` for local time.
 * @param now decides the century of a year with two digits
 * @returns milliseconds since the epoch, or undefined where it is no date
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const parts = (IMF_FIXDATE.exec(text) ?? RFC_850.exec(text) ?? ASCTIME.exec(text))?.groups;
  const month = MONTHS.indexOf(parts?.["month"] ?? "");
  const time = /^(\d\d):(\d\d):(\d\d)$/.exec(parts?.["time"] ?? "");
  if (parts === undefined || month < 0 || time === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1).map(Number);
  const year = fullYear(parts["year"] ?? "", now);
  return Date.UTC(year, month, Number(parts["day"]), hours, minutes, seconds);
}

/** Two digits that seem to lie more than 50 years ahead mean the past. */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const present = new Date(now).getUTCFullYear();
  const year = present - (present % 100) + Number(digits);
  return year > present + 50 ? year - 100 : year;
}
