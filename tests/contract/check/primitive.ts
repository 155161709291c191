const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const duration = /^-?P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const moment = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(:(\d\d)(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;
const date = /^\d{4}-\d\d-\d\d$/;
const timeOfDay = /^\d\d:\d\d(:\d\d(\.\d{1,12})?)?$/;

type Fits = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Fits =>
  (value) =>
    typeof value === "string" && pattern.test(value);

const wholeBetween =
  (least: number, most: number): Fits =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

const number: Fits = (value) => typeof value === "number" || value === "INF" || value === "-INF" || value === "NaN";

/** How each primitive type is written in JSON, by OData's JSON format with `IEEE754Compatible=false`. */
const formats: Readonly<Record<string, Fits>> = {
  "Edm.Any": () => true,
  "Edm.Boolean": (value) => typeof value === "boolean",
  "Edm.Byte": wholeBetween(0, 255),
  "Edm.Int16": wholeBetween(-(2 ** 15), 2 ** 15 - 1),
  "Edm.Int32": wholeBetween(-(2 ** 31), 2 ** 31 - 1),
  "Edm.Int64": wholeBetween(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  "Edm.Double": number,
  "Edm.Single": number,
  "Edm.Decimal": number,
  "Edm.Guid": matches(guid),
  "Edm.Date": matches(date),
  "Edm.TimeOfDay": matches(timeOfDay),
  "Edm.Duration": matches(duration),
  "Edm.DateTimeOffset": isMoment,
  "Edm.Binary": matches(/^[A-Za-z0-9_-]*={0,2}$/),
  "Edm.String": (value) => typeof value === "string",
};

/** Whether a value is written as its type demands; undefined where the type is not primitive. */
export function fitsPrimitive(value: unknown, type: string): boolean | undefined {
  return formats[type]?.(value);
}

function isMoment(value: unknown): boolean {
  return typeof value === "string" && moment.test(value) && !Number.isNaN(Date.parse(value));
}
