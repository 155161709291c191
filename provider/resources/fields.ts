import { z } from "zod";

/** The inputs that several resources share. Messages complete the sentence "property X ...". */
export const tenantAlias = z
  .string("must name a tenant declared in entra-sync:tenants")
  .min(1, "must name a tenant declared in entra-sync:tenants");

/** Filled in by `check` from the alias; compared, so that an alias pointed at another tenant replaces the resource. */
export const tenantId = z.string().optional();

/** In Graph's spelling, so that capital letters are never a difference. */
export const objectId = z.guid("must be an object id, a GUID such as 6f1d2c3e-0a4b-4c5d-8e9f-012345678901").toLowerCase();
