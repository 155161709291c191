import { z } from "zod";
import { operatorNames, type Operator } from "../../expressions";
import { allowedDeletions } from "../consequences/allowedDeletions";
import { attributeTypes } from "./customAttributes";
import { objectId, tenantAlias, tenantId } from "./fields";

const text = z.string("must be a text");
const trueOrFalse = z.boolean("must be true or false");

const mapping = z.strictObject({
  attribute: text.min(1, "must name an attribute of the source user").optional(),
  constant: text.optional(),
  expression: text.optional(),
  apply: z.enum(["always", "onlyOnCreate"], 'must be "always" or "onlyOnCreate"').default("always"),
  default: text.optional(),
});
const mappings = z.record(z.string(), mapping, "must be an object with one entry for each target attribute").default({});

const clause = z.strictObject({
  attribute: text.min(1, "must name an attribute of the source user"),
  operator: z.enum(operatorNames as [Operator, ...Operator[]], `must be one of ${operatorNames.join(", ")}`),
  value: z.union([text, z.array(text)], "must be a text or a list of texts").optional(),
});
const filter = z.strictObject({
  name: text.min(1, "must not be empty"),
  clauses: z.array(clause, "must be a list of clauses").min(1, "must hold at least one clause: an empty filter is met by nobody"),
});
const scopingFilters = z.array(filter, "must be a list of filters").optional();

const actions = z
  .strictObject({ create: trueOrFalse.optional(), update: trueOrFalse.optional(), delete: trueOrFalse.optional() }, "must be an object")
  .optional();

const typed = z.record(
  z.string().regex(/^[^\s[\]]+$/, "must name an attribute"),
  z.enum(attributeTypes, `must be one of ${attributeTypes.join(", ")}`),
  "must be an object with the type of each attribute",
);

/** The inputs of a `SyncSchema`. Messages complete the sentence "property X ...". */
export const schemaFields = z.object({
  tenant: tenantAlias,
  tenantId,
  servicePrincipalId: objectId,
  enabled: trueOrFalse.optional(),
  mappings,
  unmapped: z.array(text, "must be a list of target attributes").default([]),
  exclusive: trueOrFalse.default(false),
  scopingFilters,
  actions,
  allowDeletions: allowedDeletions,
  groups: z.strictObject({ enabled: trueOrFalse, mappings, scopingFilters, actions }, "must be an object").optional(),
  attributes: z.strictObject({ source: typed.default({}), target: typed.default({}) }, "must be an object").optional(),
});
