import createClient, {} from "openapi-fetch";
/** Connect to a registry, without a key or with one. */
export function registry(baseUrl, key, options = {}) {
    const client = createClient({ ...options, baseUrl });
    if (key !== undefined) {
        client.use({
            onRequest({ request }) {
                request.headers.set("Authorization", `Bearer ${key}`);
                return request;
            },
        });
    }
    return client;
}
/** The registry refused a request, gave no answer, or gave one that it does not document. */
export class RegistryError extends Error {
    status;
    problem;
    name = "RegistryError";
    /** The status and the problem are undefined if nobody answered. */
    constructor(message, status, problem, options) {
        super(message, options);
        this.status = status;
        this.problem = problem;
    }
    /** The stable code of the problem. */
    get code() {
        return this.problem?.code;
    }
}
/** Return the data of a response, or throw a `RegistryError`. */
export async function answer(request) {
    const { data, error, response } = await request.catch((cause) => {
        throw new RegistryError("the registry could not be reached", undefined, undefined, { cause });
    });
    if (data !== undefined && data !== null)
        return data;
    const problem = isProblem(error) ? error : undefined;
    const text = problem?.detail ?? `${response.status} is not a documented answer`;
    throw new RegistryError(text, response.status, problem);
}
function isProblem(error) {
    return typeof error === "object" && error !== null && "code" in error && "detail" in error;
}
/** Yield every item of a list, page by page, all of the same moment, or throw a `RegistryError`. */
export async function* every(api, path, ...[given]) {
    const get = api.GET;
    const params = given ?? {};
    for (let cursor; cursor !== null;) {
        const query = cursor === undefined ? params.query : { ...params.query, cursor };
        const page = await answer(get(path, { params: { ...params, query } }));
        yield* page.items;
        cursor = page.next;
    }
}
