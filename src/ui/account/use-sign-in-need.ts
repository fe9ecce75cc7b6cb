import { type SignInNeed, signInNeed } from "./sign-in-need.ts";
import { useResults } from "../search/results.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useServices } from "../services.ts";

/** What the scene that is looked at, or the first that was found, asks for. */
export function useSignInNeed(): SignInNeed {
  const { config } = useServices();
  const { catalogue, scenes } = useResults();
  const { slice } = useTimeline();
  return signInNeed(catalogue, config.providers, slice?.scenes[0] ?? scenes[0]);
}
