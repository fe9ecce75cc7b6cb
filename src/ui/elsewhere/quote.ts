/** A word of a POSIX shell: nothing inside single quotes has a meaning. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string literal of Python; the escapes of JSON mean the same there. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

/** Lines that shells and Python skip. Words of a catalogue could hold a line break, and go on as a command. */
export function comment(sentences: readonly string[]): string {
  return sentences.map((sentence) => `# ${sentence.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}\n`).join("");
}
