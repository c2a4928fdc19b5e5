import { type Client, type ClientOptions, type ParamsOption } from "openapi-fetch";
import type { components, paths } from "./schema.js";
/** The shapes of the API by name: `Schemas["ContractOut"]`. */
export type Schemas = components["schemas"];
export type { components, operations, paths } from "./schema.js";
/** What is read: JSON, or the metrics. For CSV, give `parseAs: "text"`. */
type Media = "application/json" | `application/${string}+json` | "text/plain";
/** A connection to a registry: the compiler checks paths, parameters, bodies and answers. */
export type Registry = Client<paths, Media>;
/** Connect to a registry, without a key or with one. */
export declare function registry(baseUrl: string, key?: string, options?: ClientOptions): Registry;
/** The registry refused a request, gave no answer, or gave one that it does not document. */
export declare class RegistryError extends Error {
    readonly status?: number | undefined;
    readonly problem?: Schemas["ProblemOut"] | undefined;
    readonly name = "RegistryError";
    /** The status and the problem are undefined if nobody answered. */
    constructor(message: string, status?: number | undefined, problem?: Schemas["ProblemOut"] | undefined, options?: ErrorOptions);
    /** The stable code of the problem. */
    get code(): string | undefined;
}
type Responded<Data> = {
    data?: Data;
    error?: unknown;
    response: Response;
};
/** Return the data of a response, or throw a `RegistryError`. */
export declare function answer<Data>(request: Promise<Responded<Data>>): Promise<NonNullable<Data>>;
type Page<Item> = {
    items: Item[];
    next: string | null;
};
type JsonOf<Path extends keyof paths> = paths[Path] extends {
    get: {
        responses: {
            200: {
                content: {
                    "application/json": infer Json;
                };
            };
        };
    };
} ? Json : never;
type ItemOf<Path extends keyof paths> = JsonOf<Path> extends Page<infer Item> ? Item : never;
/** The paths that answer with a list in pages. */
export type ListPath = {
    [Path in keyof paths]: [JsonOf<Path>] extends [never] ? never : JsonOf<Path> extends Page<unknown> ? Path : never;
}[keyof paths];
type Params<Path extends keyof paths> = NonNullable<ParamsOption<paths[Path]["get"]>["params"]>;
/** Parameters may be left out where the path has none. */
type ParamsOf<Path extends keyof paths> = {} extends Params<Path> ? [params?: Params<Path>] : [params: Params<Path>];
/** Yield every item of a list, page by page, all of the same moment, or throw a `RegistryError`. */
export declare function every<Path extends ListPath>(api: Registry, path: Path, ...[given]: ParamsOf<Path>): AsyncGenerator<ItemOf<Path>, void, undefined>;
