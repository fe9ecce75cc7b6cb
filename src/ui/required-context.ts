import { createContext, type Provider, useContext } from "react";

/** A context without a default: its hook throws outside of the provider, naming `name`. */
export function requiredContext<Value>(
  name: string,
): readonly [provider: Provider<Value | null>, use: () => Value] {
  const Context = createContext<Value | null>(null);
  const useValue = (): Value => {
    const value = useContext(Context);
    if (value === null) throw new Error(`${name} is used outside of its provider.`);
    return value;
  };
  return [Context.Provider, useValue];
}
