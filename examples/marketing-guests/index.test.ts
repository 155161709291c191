import * as pulumi from "@pulumi/pulumi";
import type * as Program from "./index";

const declared: { readonly type: string; readonly inputs: Readonly<Record<string, unknown>> }[] = [];

beforeAll(async () => {
  pulumi.runtime.setAllConfig({
    "project:marketingPeople": JSON.stringify(["ada@fabrikam.com", "bo@fabrikam.com"]),
    "project:notificationEmail": "sync@fabrikam.com",
  });
  await pulumi.runtime.setMocks({
    // A user's object id is made up from the name.
    call: ({ inputs: { userPrincipalName } }: { inputs: Record<string, unknown> }) => ({ objectId: `id of ${String(userPrincipalName)}` }),
    newResource({ type, name, inputs }: { type: string; name: string; inputs: Record<string, unknown> }) {
      declared.push({ type, inputs });
      return { id: `${name}-id`, state: { ...inputs, objectId: `${name}-object` } };
    },
  });
  // Only now: a program declares its resources when it is loaded.
  const program = jest.requireActual<typeof Program>("./index");
  await new Promise((resolve) => pulumi.all([program.group, program.jobId]).apply(resolve));
  await pulumi.runtime.disconnect();
});

const inputsOf = (type: string) => declared.find((each) => each.type.endsWith(type))?.inputs;

test("the group holds the people of the configuration", () => {
  expect(inputsOf("group:Group")).toMatchObject({ members: ["id of ada@fabrikam.com", "id of bo@fabrikam.com"], securityEnabled: true });
});

test("the members of that group are synchronized, and nobody else", () => {
  expect(inputsOf("SyncAssignments")).toMatchObject({ groups: ["Marketing-object"] });
  expect(inputsOf("SyncSettings")).toMatchObject({ scope: "assigned" });
});

test("they are guests, also when somebody makes them members", () => {
  expect(inputsOf("SyncSchema")).toMatchObject({ mappings: { userType: { constant: "Guest", apply: "always" } } });
});
