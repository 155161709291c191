import { ScopePlan } from "../../../provider/consequences/scopePlan";
import { settle } from "../../../provider/engine/settle";
import { createGraphClient } from "../../../provider/graph/client";
import type { World } from "../../../provider/world";
import { patientClock } from "../clock";
import { fabrikamAt } from "../graph/fabrikam";
import { Wire, type Reply } from "../graph/wire";

/** One tenant whose Graph answers as told, and what was said and sent. */
export function worldWhere(reply: Reply) {
  const wire = new Wire(reply);
  const clock = patientClock();
  const said: string[] = [];
  const client = createGraphClient(fabrikamAt("https://graph.example"), wire.send);
  const world: World = {
    graph: () => client,
    say: (severity, message) => said.push(`${severity}: ${message}`),
    urn: "urn:pulumi:test::unit::kind::name",
    plan: new ScopePlan(),
    inTurn: (_subject, act) => act(true),
    settle: (condition) => settle(condition, clock),
  };
  const writes = () => wire.sent.flat().filter((each) => !each.startsWith("GET"));
  return { world, said, clock, writes, wire };
}

/** What a resource may use beside its inputs, where nothing is recorded of it. */
export function nothingBefore<Known>(known?: Known) {
  const made: object[] = [];
  const owed: string[] = [];
  return {
    known,
    made: (facts: object) => made.push(facts),
    owe: (step: string) => owed.push(step),
    paid: () => owed.push("paid"),
    facts: made,
    owed,
  };
}
