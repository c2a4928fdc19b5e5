import { type Client, type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.js";
/** The shapes of the API by name: `Schemas["ContractOut"]`. */
export type Schemas = components["schemas"];
export type { components, operations, paths } from "./schema.js";
/** What is read: JSON, or the metrics. CSV is for who asks for it, with `parseAs: "text"`. */
type Media = "application/json" | `application/${string}+json` | "text/plain";
/** A registry to ask: paths, parameters, bodies and answers are checked by the compiler. */
export type Registry = Client<paths, Media>;
/** Connect to a registry, as a stranger or with an API key. */
export declare function registry(baseUrl: string, key?: string, options?: ClientOptions): Registry;
