/**
 * Whether an answer with this status may be another one a moment later: the server was too slow (408), too
 * early (425) or too busy (429), or failed. Not 501 and 505, which are about the request and stay
 * (RFC 9110, section 15.6; RFC 8470; RFC 6585).
 */
export function isTransientStatus(status: number): boolean {
  if (status === 408 || status === 425 || status === 429) return true;
  return status >= 500 && status <= 599 && status !== 501 && status !== 505;
}
