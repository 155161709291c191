import { useGround } from "../lifecycle/ground";
import { checkRequest, type Request } from "./check/request";
import { checkResponse } from "./check/response";
import { driven, refused, succeeded } from "./coverage";
import { driveEverything } from "./drive/drive";
import { driveProvider } from "./drive/provider";
import { loadMetadata } from "./metadata/load";
import type { Exchange } from "./record";
import { lines, writeReport } from "./report";

const metadata = loadMetadata();
const ground = useGround();
let exchanges: Exchange[];
let requests: Request[];
let violations: { readonly responses: string[]; readonly requests: string[] };

beforeAll(async () => {
  exchanges = (await driveEverything()).map(changedOnTheWay);
  requests = await driveProvider(ground());
  violations = {
    responses: exchanges.flatMap((each) => lines(each, checkResponse(metadata, each))),
    requests: requests.flatMap((each) => lines(each, checkRequest(metadata, each))),
  };
}, 120_000);

/** With CONTRACT_TAMPER="one=>other", the answers say other where the simulator said one: to see that this is noticed. */
function changedOnTheWay(exchange: Exchange): Exchange {
  const [before, after] = process.env["CONTRACT_TAMPER"]?.split("=>") ?? [];
  if (before === undefined || after === undefined || exchange.answered === undefined) return exchange;
  return { ...exchange, answered: JSON.parse(JSON.stringify(exchange.answered).replaceAll(before, after)) as unknown };
}

afterAll(() => {
  const routes = driven(exchanges);
  writeReport({
    metadata: metadata["v1.0"].depth === "everything" ? "CSDL" : "names and enums of the typings",
    routes: routes.length,
    routesCovered: routes.filter(succeeded).length,
    responsesValidated: exchanges.length,
    requestsValidated: requests.length,
    violations: violations.responses.length + violations.requests.length,
  });
});

test("no route of the table is left undriven", () => {
  expect(
    driven(exchanges)
      .filter((each) => !succeeded(each))
      .map(({ name, statuses }) => `${name} answered ${[...statuses].join(", ")}`),
  ).toEqual([]);
});

test("every route was refused as well, and every refusal has Graph's error body", () => {
  expect(
    driven(exchanges)
      .filter((each) => !refused(each))
      .map(({ name }) => name),
  ).toEqual([]);
});

test("every response is as Graph's metadata says", () => {
  expect(violations.responses).toEqual([]);
});

test("every request that the provider sends is as Graph's metadata says", () => {
  expect(requests.length).toBeGreaterThan(30);
  expect(violations.requests).toEqual([]);
});
