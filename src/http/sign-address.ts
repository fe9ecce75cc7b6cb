/**
 * An address with a signature, exactly as it was given, in place of one that the address came with: Azure
 * refuses parameters given twice. Other parameters stay as they are written.
 * @param signature a query string without `?`
 */
export function signAddress(address: string, signature: string): string {
  const url = new URL(address);
  const names = new Set(new URLSearchParams(signature).keys());
  const others = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !names.has(decoded(part.split("=", 1)[0] ?? "")));
  url.search = [...others, signature].join("&");
  return url.href;
}

/** Names in an address of a catalogue may be encoded wrongly; then they are compared as written. */
function decoded(name: string): string {
  return new URLSearchParams(`${name}=`).keys().next().value ?? name;
}
