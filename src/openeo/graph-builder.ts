import type { Argument, ProcessGraph, ProcessNode } from "./types.ts";

/** Collects the nodes of a graph. A node that is asked for twice is one. */
export class GraphBuilder {
  readonly #nodes = new Map<string, ProcessNode>();
  readonly #names = new Map<string, string>();

  /** @returns what refers to the node as an argument */
  add(process: string, parameters: Readonly<Record<string, Argument>>): { readonly from_node: string } {
    const key = JSON.stringify([process, parameters]);
    const known = this.#names.get(key);
    if (known !== undefined) return { from_node: known };
    const name = `${process}${this.#nodes.size + 1}`;
    this.#names.set(key, name);
    this.#nodes.set(name, { process_id: process, arguments: parameters });
    return { from_node: name };
  }

  /** The graph with one of its nodes as the result. A number alone becomes a node. */
  graph(result: Argument): ProcessGraph {
    const name = nodeOf(result) ?? this.add("constant", { x: result }).from_node;
    const nodes = [...this.#nodes].map(
      ([each, node]) => [each, each === name ? { ...node, result: true as const } : node] as const,
    );
    return Object.fromEntries(nodes);
  }
}

function nodeOf(argument: Argument): string | undefined {
  if (typeof argument !== "object" || argument === null || !("from_node" in argument)) return undefined;
  return typeof argument.from_node === "string" ? argument.from_node : undefined;
}
