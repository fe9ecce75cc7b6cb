/** Host of an address that has been read, with its port if it names one; punycode where it is not ASCII. */
export function hostOf(address: string): string {
  return new URL(address).host;
}
