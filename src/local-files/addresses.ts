/** The lines of a text that is nothing but http(s) addresses of TIFF files, and comments behind #; else undefined. */
export function addressesOf(text: string): readonly string[] | undefined {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const isAddress = (line: string) => /^https?:\/\/\S+\.tiff?(?:\?\S*)?$/i.test(line) && URL.canParse(line);
  return lines.length > 0 && lines.every(isAddress) ? [...new Set(lines)] : undefined;
}
