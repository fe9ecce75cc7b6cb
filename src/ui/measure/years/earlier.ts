import type { Slice } from "../../../timeline/types.ts";
import { requiredContext } from "../../required-context.ts";

/** Dates of earlier years that are measured; apart from the numbers, which change all the time while they are read. */
export const [EarlierProvider, useEarlier] = requiredContext<readonly Slice[]>("useEarlier");
