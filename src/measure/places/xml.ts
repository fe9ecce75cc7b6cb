import { SaxesParser } from "saxes";
import { damaged } from "./limits.ts";

/** An element without its namespace prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, trimmed. */
  readonly text: string;
}

/** Deeper than any real document. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 1_000_000;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly texts: string[];
}

/**
 * Parses XML without the browser's parser, which a policy of Trusted Types does not let strings into. Entities of
 * a document type are not expanded.
 * @throws ProblemError
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: Element | undefined;
  let elements = 0;
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (open.length >= MAX_DEPTH || elements > MAX_ELEMENTS) throw damaged("The XML has too many elements.");
    open.push({ name: localName(name), attributes, children: [], texts: [] });
  });
  const addText = (more: string): void => void open.at(-1)?.texts.push(more);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (!closed) return;
    const { texts, ...element } = closed;
    const complete = { ...element, text: texts.join("").trim() };
    const parent = open.at(-1);
    if (parent) parent.children.push(complete);
    else root = complete;
  });
  parser.on("error", (error) => {
    throw damaged(`The XML is damaged: ${error.message.slice(0, 100)}.`);
  });
  parser.write(text).close();
  if (!root) throw damaged("The XML is empty.");
  return root;
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

/** All elements of that name below, in the order of the document. */
export function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    child.name === name ? [child, ...descendants(child, name)] : descendants(child, name),
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
