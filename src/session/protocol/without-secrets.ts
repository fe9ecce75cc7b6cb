/** A shorter piece of Base64 is found in ordinary words. */
const SHORTEST_BASE64_CHARACTERS = 5;

/**
 * `words` with every secret blanked out, also where it was percent-encoded (any choice of characters, `+` for a
 * blank) or put into Base64 or base64url, alone or after other bytes as in `user:password`.
 */
export function withoutSecrets(words: string, secrets: readonly string[]): string {
  let shown = words;
  for (const secret of secrets.filter((secret) => secret !== "")) {
    for (const pattern of [encodedPattern(secret), ...base64Patterns(secret)]) {
      shown = shown.replaceAll(new RegExp(pattern, "gu"), "…");
    }
  }
  return shown;
}

/** Matches `text` with any of its characters percent-encoded, in upper or lower case. */
function encodedPattern(text: string): string {
  return Array.from(text, (character) => {
    const bytes = [...new TextEncoder().encode(character)];
    const encoded = bytes.map((byte) => `%${anyCase(byte.toString(16).padStart(2, "0"))}`).join("");
    const plus = character === " " ? "|\\+" : "";
    return `(?:${escaped(character)}|${encoded}${plus})`;
  }).join("");
}

/** What is certain of a secret in Base64 after 0, 1 or 2 other bytes; what it shares with them goes too. */
function base64Patterns(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].flatMap((before) => {
    const binary = "\0".repeat(before) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((binary.length * 8) / 6);
    const certain = btoa(binary).slice(first, last);
    if (certain.length < SHORTEST_BASE64_CHARACTERS) return [];
    const pattern = Array.from(certain, (character) => {
      if (character === "+") return "(?:[+\\-]|%2[Bb])";
      if (character === "/") return "(?:[/_]|%2[Ff])";
      return character;
    });
    return [`${before === 0 ? "" : "[\\w+/\\-]?"}${pattern.join("")}[\\w+/\\-]?(?:=|%3[Dd]){0,2}`];
  });
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
