/** Parameters that carry a signature or a key: Azure, S3, Google, CloudFront, and what services call their own. */
const SECRET =
  /^(?:sig|se|sp|sv|sr|st|skoid|sktid|ske|skt|sks|skv|sas|policy|expires|hdnea|key|apikey|code)$|token|signature|credential|secret|auth|password|api.?key|access.?key|key.?pair|^x-(?:amz|goog|ms)-/i;

/** An address without user, password and what a signature adds to it: code is passed on, and kept. */
export function withoutSecrets(address: string): { readonly address: string; readonly wasSigned: boolean } {
  if (!URL.canParse(address)) return { address, wasSigned: false };
  const url = new URL(address);
  const secrets = [...url.searchParams.keys()].filter((name) => SECRET.test(name));
  if (secrets.length === 0 && url.username === "" && url.password === "" && url.hash === "")
    return { address, wasSigned: false };
  for (const name of secrets) url.searchParams.delete(name);
  url.username = "";
  url.password = "";
  url.hash = "";
  return { address: url.href, wasSigned: secrets.length > 0 };
}
