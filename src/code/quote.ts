/** A word of a POSIX shell: nothing inside single quotes has a meaning. NUL ends every word there, so it goes. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", `'\\''`)}'`;
}

/** A string literal of Python; the escapes of JSON mean the same there. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

/** A string literal of JavaScript. */
export function javaScriptString(text: string): string {
  // Older engines end a line at these two, inside of strings as well.
  return JSON.stringify(text)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);
}

/** A string literal of R, which has the escapes of JSON but neither NUL nor halves of a surrogate pair. */
export function rString(text: string): string {
  const whole = text.replaceAll(
    /[\0]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    "",
  );
  return JSON.stringify(whole);
}

/** Lines that shells, Python and R skip. Words of a catalogue could hold a line break, and go on as a command. */
export function comment(sentences: readonly string[]): string {
  return sentences.map((sentence) => `# ${oneLine(sentence)}\n`).join("");
}

/** Lines that JavaScript skips. */
export function slashComment(sentences: readonly string[]): string {
  return sentences.map((sentence) => `// ${oneLine(sentence)}\n`).join("");
}

function oneLine(sentence: string): string {
  return sentence.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
