import { toJsonSchema } from "@valibot/to-json-schema";
import { configFile } from "./schema.ts";

/** The JSON Schema of `config.json`, published beside it so that editors check and complete the file. */
export function configJsonSchema(): object {
  // Conditions that JSON Schema cannot say (a template that contains {z}) are left to the parser.
  const schema = toJsonSchema(configFile, { errorMode: "ignore", target: "draft-2020-12" });
  return { ...schema, title: "Configuration of Revisit" };
}
