import { ownershipOf } from "../../../provider/resources/configurationClaims";
import { findConfiguration } from "../../../provider/resources/configurationSearch";
import type { Reply } from "../graph/wire";
import { thrownBy } from "../thrown";
import { fabrikamId, servicePrincipalId } from "./checked";
import { worldWhere } from "./world";

const where = { tenantId: fabrikamId, displayName: "Fabrikam's own", adopt: false };
const ownership = ownershipOf("urn:mine", where);
const { mark } = ownership;
const template = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";
const application = (id: string, members: object = {}) => ({
  id,
  appId: `app-${id}`,
  displayName: where.displayName,
  tags: [] as string[],
  createdDateTime: "2026-03-01T00:00:00Z",
  applicationTemplateId: template,
  ...members,
});
const servicePrincipal = { id: servicePrincipalId, appId: "app-1", displayName: where.displayName };

/** A tenant with these applications, found by a filter over tags or by one over names. */
function find(applications: { readonly marked?: object[]; readonly named?: object[] }, adopt: boolean | string = false) {
  const reply: Reply = ({ url }) => {
    if (url.startsWith("/servicePrincipals?")) return { body: { value: [servicePrincipal] } };
    return { body: { value: (url.includes("tags") && url.includes("any") ? applications.marked : applications.named) ?? [] } };
  };
  const { world, wire } = worldWhere(reply);
  return { found: findConfiguration(world.graph("fabrikam"), { ...where, adopt }, ownership), wire };
}

test("where there is none of that name and none of ours, there is none", async () => {
  await expect(find({}).found).resolves.toBeUndefined();
});

test("our own is found by its mark, whatever it is named now", async () => {
  const renamed = application("1", { displayName: "renamed", tags: [mark] });
  await expect(find({ marked: [renamed] }).found).resolves.toMatchObject({ kind: "own", application: { id: "1" } });
});

test("our own is found by the name that it bears while it is made", async () => {
  const pending = application("1", { displayName: ownership.pendingName });
  await expect(find({ named: [pending] }).found).resolves.toMatchObject({ kind: "own", application: { id: "1" } });
});

test("our own is found by that name also when another one is declared meanwhile", async () => {
  const pending = application("1", { displayName: ownershipOf("urn:mine", { ...where, displayName: "Before" }).pendingName });
  await expect(find({ named: [pending] }).found).resolves.toMatchObject({ kind: "own", application: { id: "1" } });
});

test("of two of our own the one that was made first is found", async () => {
  const later = application("1", { displayName: ownership.pendingName, createdDateTime: "2026-03-01T00:00:01Z" });
  const first = application("2", { displayName: ownership.pendingName });
  await expect(find({ named: [later, first] }).found).resolves.toMatchObject({ kind: "own", application: { id: "2" } });
});

test("what another program is making under the same name is a namesake, and not taken over before it is made", async () => {
  const pending = application("1", { displayName: ownershipOf("urn:other", where).pendingName });
  await expect(find({ named: [pending] }).found).resolves.toMatchObject({ kind: "namesake" });
  await expect(find({ named: [pending] }, true).found).resolves.toBeUndefined();
  const elsewhere = application("1", { displayName: ownershipOf("urn:other", { ...where, displayName: "Another" }).pendingName });
  await expect(find({ named: [elsewhere] }).found).resolves.toBeUndefined();
});

test("our own is found beside another of the same name", async () => {
  await expect(find({ marked: [application("1", { tags: [mark] })], named: [application("2")] }).found).resolves.toMatchObject({
    kind: "own",
    application: { id: "1" },
  });
});

test("somebody else's of the same name is a namesake, and is taken over only where that is said", async () => {
  await expect(find({ named: [application("1")] }).found).resolves.toMatchObject({ kind: "namesake" });
  await expect(find({ named: [application("1")] }, true).found).resolves.toMatchObject({
    kind: "foreign",
    servicePrincipal: { id: servicePrincipalId },
  });
});

test("two of the same name cannot be told apart by name", async () => {
  const error = await thrownBy(find({ named: [application("1"), application("2")] }, true).found);
  expect(error.message).toContain("there are 2 configurations named 'Fabrikam's own': set adopt to the service principal's id");
});

test("an application of the same name that is no configuration is none", async () => {
  await expect(find({ named: [application("1", { applicationTemplateId: null })] }, true).found).resolves.toBeUndefined();
});

test("a quote in the name is part of the name, not of the filter", async () => {
  const { found, wire } = find({});
  await found;
  expect(decodeURIComponent(wire.sent.flat().join())).toContain("displayName eq 'Fabrikam''s own' or");
});

test("the mark is the same for the same resource of the same stack, and for no other", () => {
  expect(ownershipOf("urn:mine", { ...where, displayName: "renamed" }).mark).toBe(mark);
  expect(ownershipOf("urn:other", where).mark).not.toBe(mark);
  expect(mark).toMatch(/^pulumi-entra-sync:[0-9a-f]{16}$/);
});
