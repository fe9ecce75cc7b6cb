/** An expression as a tree. Positions are character indices into its text. */
export type Expression = NumberNode | BandNode | CallNode;

interface Positioned {
  readonly start: number;
  readonly end: number;
}

export interface NumberNode extends Positioned {
  readonly kind: "number";
  readonly value: number;
}

export interface BandNode extends Positioned {
  readonly kind: "band";
  /** "B08", "nir" or "data.b1", as `resolveBand` takes it. */
  readonly reference: string;
}

/** Operators are calls too: "a + b" is `+` of a and b, "-a" is `negate` of a. */
export interface CallNode extends Positioned {
  readonly kind: "call";
  readonly operation: string;
  readonly operands: readonly Expression[];
}

/** References of the bands an expression reads, each once, in the order they appear. */
export function bandReferences(expression: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === "band") found.add(node.reference);
    if (node.kind === "call") node.operands.forEach(visit);
  };
  visit(expression);
  return [...found];
}
