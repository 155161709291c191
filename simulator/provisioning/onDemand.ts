import { randomUUID } from "node:crypto";
import { complexBody, objectList, requireMembers, text } from "../graph/body";
import { context, type Answer, type Call } from "../graph/call";
import { badRequest } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import type { Properties } from "../graph/propertyType";
import { requireJob } from "../synchronization/synchronizationJobs";
import { synchronizationRoute } from "../synchronization/synchronizationRoute";
import { Tenant } from "../world/tenant";
import { carryOut } from "./carryOut";
import { log, recordOf, type ChangeRecord } from "./changeRecord";
import { connectionRefusal } from "./connection";
import { entitlementOf } from "./entitlement";
import { jobSettings } from "./jobSettings";
import { serviceOptions } from "./language";
import { onDemandResult, unsupportedSubject } from "./onDemandResult";
import { paceOf } from "./pace";
import { planForUser } from "./userPlan";
import { ruleOf } from "./rule";
import type { Workplace } from "./workplace";

/** One user at once, without waiting for a cycle. */
export const onDemandRoutes = [
  synchronizationRoute("POST", "/jobs/{jobId}/provisionOnDemand", {
    handler: provisionOnDemand,
    source: "Learn: configure cross-tenant synchronization using Graph, step 10",
  }),
];

const subject: Properties = {
  objectId: "Edm.String!",
  objectTypeName: "Edm.String!",
  links: { complex: "microsoft.graph.synchronizationLinkedObjects", properties: {} },
};
const parameters: Properties = {
  ruleId: "Edm.String",
  subjects: { collection: { complex: "microsoft.graph.synchronizationJobSubject", properties: subject } },
};
const mostSubjects = 5;

function provisionOnDemand(call: Call): Answer {
  const place = workplaceOf(call);
  const subjects = readSubjects(call, place);
  const results = subjects.map((each) =>
    each["objectTypeName"] === "User" ? runOne(place, text(each, "objectId") ?? "") : unsupportedSubject(each),
  );
  const body = onDemandResult(results, call.world.unknowns.onDemandResult, call.world.now());
  return { status: 200, body: { "@odata.context": context(call, "microsoft.graph.stringKeyStringValuePair"), ...body } };
}

function workplaceOf(call: Call): Workplace {
  const { principal, job } = requireJob(call);
  const source = call.tenant.truth;
  const settings = jobSettings(source, principal.id);
  const refusal = connectionRefusal(call.world, source.id, settings.credentials);
  if (refusal) throw badRequest(refusal.message, refusal.code);
  const target = new Tenant(call.world, settings.targetId, true);
  return {
    world: call.world,
    source,
    target,
    jobId: job.id,
    principalId: principal.id,
    rule: ruleOf(source.find("schema", job.id) ?? {}),
    options: serviceOptions(call.world, source, target),
    entitlement: settings.syncAll ? undefined : entitlementOf(source, principal.id, call.world.now() - call.world.assignmentDelayMs),
    groups: undefined,
    paceMs: paceOf(0, 0),
    matchesPending: true,
    restores: false,
  };
}

function readSubjects(call: Call, { rule, jobId }: Workplace): JsonObject[] {
  const given = complexBody(call.body, "microsoft.graph.provisionOnDemandRequestBody", {
    parameters: { collection: { complex: "microsoft.graph.synchronizationJobApplicationParameters", properties: parameters } },
  });
  requireMembers(given, ["parameters"]);
  const all = objectList(given["parameters"]);
  for (const each of all) {
    const ruleId = text(each, "ruleId") ?? "";
    if (ruleId === rule.id) continue;
    throw badRequest(
      `The request identified this synchronization job: ${jobId}.  The request also identified this synchronization rule: ${ruleId}.  However, the job does not include the rule.`,
      "RequestParameterInvalid",
    );
  }
  const subjects = all.flatMap((each) => objectList(each["subjects"]));
  if (subjects.length === 0 || subjects.length > mostSubjects)
    throw badRequest(`The request must name between 1 and ${mostSubjects} subjects.`, "RequestParameterInvalid");
  return subjects;
}

function runOne(place: Workplace, sourceId: string): ChangeRecord {
  const plan = planForUser(place, sourceId.toLowerCase());
  if (!plan.entry) throw badRequest(`The object '${sourceId}' was not found in the source directory.`, "RequestParameterInvalid");
  const target = carryOut(place, plan);
  const record = recordOf(place, plan, randomUUID(), target);
  if (plan.step.kind !== "nothing") log(place, record);
  return record;
}
