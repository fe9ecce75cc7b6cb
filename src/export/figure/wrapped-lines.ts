/**
 * Text in lines that are no wider than allowed, broken between words; a longer word has a line of its own.
 * @param width of a text, in the unit of `widest`
 */
export function wrappedLines(
  text: string,
  widest: number,
  width: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && width(longer) <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
