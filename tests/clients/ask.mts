// Asks a registry with the TypeScript client, states twice, and writes what it read as JSON.
import { answer, every, registry, RegistryError, type Registry, type Schemas } from "consortium-registry-client";

declare const process: { argv: string[] };

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the answer is not of the sort that was expected");
  return value;
}

/** What covers the supply of equipment in Westminster on 20 September 2025. */
async function cover(api: Registry): Promise<(string | null)[][]> {
  const { data } = await api.GET("/v1/cover", {
    params: {
      query: {
        authority: ["westminster"],
        scope: ["equipment-supply"],
        on: "2025-09-20",
        state: ["urgent-only"],
      },
    },
  });
  return known(data).items.map(shown);
}

function shown(cell: Schemas["CellOut"]): (string | null)[] {
  const state: "full" | "partial" | "urgent-only" | "none" | "ended" | "unknown" = cell.state;
  const holders = cell.held_by.map((holder) => holder.provider_name ?? "").join(", ");
  return [cell.scope_title, state, cell.covered_until, holders];
}

/** What is said of an authority that nobody knows. */
async function refusal(api: Registry): Promise<(string | number)[]> {
  const { error } = await api.GET("/v1/cover", { params: { query: { authority: ["atlantis"] } } });
  const problem: Schemas["ProblemOut"] = known(error);
  const pointers = (problem.errors ?? []).map((fault) => fault.pointer);
  return [problem.status, problem.code, problem.detail, ...pointers];
}

/** The first two pages of the authorities, two names on each. */
async function pages(api: Registry): Promise<string[][]> {
  const first = await api.GET("/v1/authorities", { params: { query: { limit: 2 } } });
  const cursor = known(known(first.data).next ?? undefined);
  const second = await api.GET("/v1/authorities", { params: { query: { limit: 2, cursor } } });
  return [first, second].map((page) => known(page.data).items.map((one) => one.name));
}

/** Every authority from page to page, of which the first three are kept. */
async function listed(api: Registry): Promise<string[]> {
  const names: string[] = [];
  for await (const one of every(api, "/v1/authorities", { query: { limit: 2 } })) names.push(one.name);
  return names.slice(0, 3);
}

/** The one error, for a refusal. */
async function raised(api: Registry): Promise<(string | number | undefined)[]> {
  try {
    await answer(api.GET("/v1/cover", { params: { query: { authority: ["atlantis"] } } }));
  } catch (failure) {
    if (failure instanceof RegistryError) return [failure.status, failure.code, failure.message];
  }
  return [];
}

/** A source is stated with a wrong key, with the right one, again, and otherwise. */
async function stated(url: string, key: string, code: string): Promise<(string | number | boolean)[]> {
  const source = { code, title: "Minutes of the board", kind: "council-decision" };
  const params = { header: { "Idempotency-Key": code } };
  const { error: turnedAway } = await registry(url, `${key}-not`).POST("/v1/sources", { body: source });
  const camden = registry(url, key);
  const first = await camden.POST("/v1/sources", { params, body: source });
  const again = await camden.POST("/v1/sources", { params, body: source });
  const title = "Minutes of another board";
  const { error: other } = await camden.POST("/v1/sources", { params, body: { ...source, title } });
  const reached = first.response.headers.get("Registry-Position") ?? "";
  const { data: told } = await camden.GET("/v1/changes", {
    params: { query: { thing: "source", code }, header: { "Registry-Min-Position": reached } },
  });
  const change: Schemas["ChangeOut"] = known(first.data);
  return [
    known(turnedAway).code,
    first.response.status,
    change.author,
    JSON.stringify(change) === JSON.stringify(known(again.data)),
    known(other).code,
    known(told).items.length,
  ];
}

const [url, key, code] = process.argv.slice(2).map(String);
const api = registry(known(url));
const read = {
  cover: await cover(api),
  refusal: await refusal(api),
  pages: await pages(api),
  listed: await listed(api),
  raised: await raised(api),
  stated: await stated(known(url), known(key), known(code)),
};
console.log(JSON.stringify(read));
