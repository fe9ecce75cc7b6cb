import { type SignInNeed, signInNeed } from "./sign-in-need.ts";
import { useSeason } from "../season.ts";
import { useServices } from "../services.ts";

/** What the scene that is looked at, or the first that was found, asks for. */
export function useSignInNeed(): SignInNeed {
  const { config } = useServices();
  const { catalogue, slice, scenes } = useSeason();
  return signInNeed(catalogue, config.providers, slice?.scenes[0] ?? scenes[0]);
}
