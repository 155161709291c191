import {
  append,
  attr,
  ignoreFlowIfNullOrEmpty,
  join,
  normalizeDiacritics,
  switchOn,
  type FilterGroup,
} from "pulumi-entra-sync/expressions";

/** "Field, Ada (Fabrikam)": so that Contoso's address book tells its own people from Fabrikam's. */
export const displayName = append(join(", ", attr("surname"), attr("givenName")), " (Fabrikam)");

/** Contoso's old directory takes no marks on letters. */
export const city = ignoreFlowIfNullOrEmpty(normalizeDiacritics(attr("city")));

/** Sales people are colleagues, everybody else visits. */
export const userType = switchOn(attr("department"), { Sales: "Member" }, "Guest");

type Filter = FilterGroup & { readonly name: string };

/** Of the assigned users: employees with a department, and contractors only from Marketing. */
export const scopingFilters: readonly Filter[] = [
  {
    name: "Employees",
    clauses: [
      { attribute: "employeeType", operator: "EQUALS", value: "Employee" },
      { attribute: "department", operator: "IS NOT NULL" },
    ],
  },
  {
    name: "Contractors of Marketing",
    clauses: [
      { attribute: "employeeType", operator: "EQUALS", value: "Contractor" },
      { attribute: "department", operator: "EQUALS", value: "Marketing" },
    ],
  },
];
