type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/** Without the keys whose value is undefined, so that an optional key is absent rather than empty. */
export function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined),
  ) as Defined<Value>;
}
