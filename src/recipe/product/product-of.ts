import type { ProductConfig } from "../../config/product-types.ts";

/** The product that a collection holds: the first of the configuration that names it. */
export function productOf(products: readonly ProductConfig[], collection: string): ProductConfig | undefined {
  return products.find(({ collections }) => collections.some((pattern) => matches(pattern, collection)));
}

/** "*" stands for any characters; capitals do not count: catalogues change them. */
function matches(pattern: string, collection: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i").test(collection);
}
