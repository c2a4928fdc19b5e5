import createClient, {} from "openapi-fetch";
/** Connect to a registry, as a stranger or with an API key. */
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
