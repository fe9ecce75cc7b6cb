// A worker thread does not inherit the loader that lets Node run TypeScript, so it asks for it itself.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
