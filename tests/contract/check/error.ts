import { isObject, type Json } from "../../../simulator/graph/json";
import { fitsPrimitive } from "./primitive";
import type { Violation } from "./value";

/** Checks the one shape in which Graph refuses, whatever was asked. */
export function checkError(body: unknown): Violation[] {
  const error = isObject(body) ? body["error"] : undefined;
  if (!isObject(error)) return [{ at: "body", problem: "is no error of Graph" }];
  const { code, message, innerError, details, ...others } = error;
  return [
    ...texts({ code, message }, "error"),
    ...(code === "" ? [{ at: "error.code", problem: "is empty" }] : []),
    ...Object.keys(others).map((name) => ({ at: `error.${name}`, problem: "is no member of an error" })),
    ...checkInner(innerError),
    ...(details === undefined ? [] : checkDetails(details)),
  ];
}

/** The date has no time zone: Graph's own oddity. */
function checkInner(inner: Json | undefined): Violation[] {
  if (!isObject(inner)) return [{ at: "error.innerError", problem: "is missing" }];
  const { date, "request-id": request, "client-request-id": client } = inner;
  return [
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(typeof date === "string" ? date : "")
      ? []
      : [{ at: "error.innerError.date", problem: "is no date as Graph writes it" }]),
    ...(fitsPrimitive(request, "Edm.Guid") ? [] : [{ at: "error.innerError.request-id", problem: "is no GUID" }]),
    ...texts({ "client-request-id": client }, "error.innerError"),
  ];
}

function checkDetails(details: Json): Violation[] {
  if (!Array.isArray(details)) return [{ at: "error.details", problem: "is no list" }];
  return (details as readonly Json[]).flatMap((each, index) =>
    isObject(each) ? texts({ code: each["code"], message: each["message"] }, `error.details[${index}]`) : [],
  );
}

function texts(members: Readonly<Record<string, Json | undefined>>, at: string): Violation[] {
  return Object.entries(members)
    .filter(([, value]) => typeof value !== "string")
    .map(([name]) => ({ at: `${at}.${name}`, problem: "is no text" }));
}
