/**
 * The policy that browsers ask when a string is about to become a script's address
 * (`require-trusted-types-for 'script'`). Only modules of this origin pass; HTML and script text never do.
 */
export function installTrustedTypes(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  factory?.createPolicy("default", {
    createScriptURL: (url: string) => {
      const { origin } = new URL(url, document.baseURI);
      if (origin !== location.origin) {
        throw new TypeError("A script of another origin was refused.");
      }
      return url;
    },
  });
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}
