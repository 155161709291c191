import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Findings } from "../../cli/report/findings";
import { contoso, fabrikam } from "../../simulator";
import { installedBrowser, noBrowser, startBrowser } from "../report/browser";
import { done, failureCodes, logOf, type Paged } from "../report/facts";
import { addScript, colours, fontsLoaded, sticksOut, unfold, type Colours, type Sticking } from "../report/inPage";
import { program, Story } from "../report/story";
import { useCliStage } from "./stage";
import type { Ran } from "./terminal";

const stage = useCliStage(program);
const hostile = { user: '<script>alert("user")</script>', configuration: '"><img src=x onerror=alert(1)>' };
const marketing = "Fabrikam marketing to Contoso";
let story: Story;
let ran: Ran;
let findings: Findings;
let written: string;

beforeAll(async () => {
  story = new Story(stage().tenants.control);
  await story.inFabrikam("PATCH", `/users/${fabrikam.marketingUserIds[0]}`, { displayName: hostile.user });
  await story.tell({ newcomers: 14, days: 3 });
  await story.rename("Fabrikam sales to Contoso", hostile.configuration);
  await stage().tenants.control.clearRequests();
  ran = await stage().run("report", "-o", "report.html", "--json");
  findings = JSON.parse(ran.stdout) as Findings;
  written = readFileSync(path.join(stage().project.folder, "report.html"), "utf8");
}, 240_000);

const english = (count: number): string => count.toLocaleString("en");

describe("entra-sync report", () => {
  test("tells in a line what it wrote, and by its exit code that somebody has to look", async () => {
    const { code, stdout, stderr } = await stage().run("report", "-o", "again.html", "--configuration", marketing);
    expect(stderr).toBe("");
    expect(stdout).toBe("again.html is written: 1 configuration of stack 'test'.\n");
    expect(code).toBe(2);
  });

  test("says the same at a terminal", async () => {
    const { code, text } = await stage().look(["report", "-o", "seen.html", "--configuration", marketing]);
    expect(text).toBe("seen.html is written: 1 configuration of stack 'test'.\n");
    expect(code).toBe(2);
  });

  test("only reads", async () => {
    const { requests } = await stage().tenants.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((each) => each.kind !== "token" && each.method !== "GET" && !each.path.endsWith("/$batch"))).toEqual([]);
  });

  test("counts what happened as the service's own log has it", async () => {
    const lines = await logOf(story, marketing);
    const insights = insightsOf(marketing);
    const sum = (name: "created" | "updated" | "disabled" | "deleted" | "staged" | "failed"): number =>
      insights.days.reduce((all, day) => all + day[name], 0);
    expect(done(lines, "create")).toBeGreaterThan(20);
    expect({ created: sum("created"), updated: sum("updated"), disabled: sum("disabled"), deleted: sum("deleted") }).toEqual({
      created: done(lines, "create"),
      updated: done(lines, "update"),
      disabled: done(lines, "disable"),
      deleted: done(lines, "delete"),
    });
    expect(sum("staged")).toBe(done(lines, "stagedDelete"));
    expect(sum("staged")).toBeGreaterThanOrEqual(6);
    expect(sum("failed")).toBe(failureCodes(lines).length);
  });

  test("counts failures by the service's codes, with the users that they met", async () => {
    const codes = failureCodes(await logOf(story, marketing));
    const counted = Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((each) => each === code).length]));
    const found = insightsOf(marketing).failures;
    expect(Object.fromEntries(found.map(({ code, count }) => [code, count]))).toEqual(counted);
    expect(found.map(({ code }) => code).toSorted()).toEqual(["InvalidAnchor", "InvitationCreationFailureAmbiguousUser"]);
    expect(found.map(({ userCount }) => userCount)).toEqual([1, 1]);
  });

  test("narrows the directory down to those in the target, as the tenants themselves have them", async () => {
    const { value: directory } = await story.inFabrikam<Paged<unknown>>("GET", "/users?$top=999");
    const { value: members } = await story.inFabrikam<Paged<{ accountEnabled: boolean; jobTitle: string | null }>>(
      "GET",
      `/groups/${fabrikam.marketingGroupId}/members?$top=999`,
    );
    const active = members.filter((each) => each.accountEnabled);
    const filter = encodeURIComponent("userType eq 'Member' and creationType eq 'Invitation'");
    const { body } = await stage().tenants.control.portal(contoso.tenantId, "GET", `/users?$filter=${filter}&$top=999`);
    const invited = (body as unknown as Paged<unknown>).value.length;
    const [all, sales] = findings.configurations.map(({ funnel }) => funnel);
    expect(all).toMatchObject({
      directory: directory.length,
      assigned: members.length,
      active: active.length,
      inScope: active.filter((each) => each.jobTitle !== "Intern").length,
    });
    expect([all, sales].reduce((sum, each) => sum + (each as { provisioned: number }).provisioned, 0)).toBeGreaterThan(invited - 3);
  });

  test("names the quarantine, the job that somebody stopped, and that and another name as drift", () => {
    const [first, second] = findings.configurations;
    expect(first?.status).toMatchObject({ health: "quarantined", quarantine: { reason: "TooManyDeletes" } });
    expect(second?.status.health).toBe("stopped");
    expect(findings.drift).toMatchObject({ drifted: true, resources: [{ kind: "SyncConfiguration" }, { kind: "SyncJob" }] });
  });

  test("escapes the names that people gave", () => {
    expect(JSON.stringify(findings)).toContain("<script>alert");
    expect(written).toContain("&lt;script&gt;alert(&quot;user&quot;)&lt;/script&gt;");
    expect(written).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;");
    expect(written).not.toMatch(/<script|<img/i);
  });

  test("holds no secret", () => {
    expect(written + ran.stdout).not.toContain(fabrikam.clientSecret);
  });

  test("of a file that cannot be written says so in one sentence", async () => {
    const { code, stdout, stderr } = await stage().run("report", "-o", "nowhere/report.html");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^entra-sync: the report cannot be written to nowhere\/report\.html: .*\.\n$/);
  });
});

const executable = installedBrowser(process.env);
const inBrowser = executable === undefined ? describe.skip : describe;

inBrowser(executable === undefined ? `the report in a browser (${noBrowser})` : "the report in a browser", () => {
  let browser: Browser;
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser(executable ?? "");
  });
  afterAll(() => browser.close());

  async function opened(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => asked.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => asked.push(`error: ${error.message}`));
    await page.goto(address());
    return page;
  }

  const address = (): string => pathToFileURL(path.join(stage().project.folder, "report.html")).href;
  const shown = (page: Page): Promise<string> => page.locator("body").innerText();

  test.each(["light", "dark"] as const)("has no fault of accessibility that axe finds, in %s", async (colorScheme) => {
    const page = await opened({ colorScheme });
    await page.evaluate(unfold);
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate<AxeResults>("axe.run()");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["color-contrast", "svg-img-alt", "heading-order", "landmark-one-main"]),
    );
  });

  test("asks for nothing but itself, and runs nothing", async () => {
    asked.length = 0;
    const page = await opened();
    await page.evaluate(fontsLoaded);
    expect(asked).toEqual([address()]);
    await page.evaluate(addScript);
    expect(await page.title()).toBe("Synchronizations of stack 'test'");
  });

  test("reads without scripts, with the figures of the service", async () => {
    const page = await opened({ javaScriptEnabled: false });
    const text = await shown(page);
    const lines = await logOf(story, marketing);
    for (const piece of [
      `Created ${english(done(lines, "create"))}`,
      `Updated ${english(done(lines, "update"))}`,
      `Failed ${english(failureCodes(lines).length)}`,
      "TooManyDeletes",
      "identity@fabrikam.com",
      "The user that was synchronized is gone from the target tenant.",
      hostile.user,
      hostile.configuration,
    ])
      expect(text).toContain(piece);
  });

  test("says in each chart's name how many there are in all", async () => {
    const page = await opened();
    const created = done(await logOf(story, marketing), "create");
    const chart = page.getByRole("img", { name: new RegExp(`^Users changed, by day In all: ${english(created)} created, `) });
    expect(await chart.count()).toBe(1);
  });

  test("on a phone nothing sticks out of the screen, and the charts are those for phones", async () => {
    const page = await opened({ viewport: { width: 390, height: 844 } });
    expect(await page.evaluate<Sticking>(sticksOut)).toEqual({ width: 390, elements: [] });
    expect(await page.locator(".narrow svg").first().isVisible()).toBe(true);
    expect(await page.locator(".wide svg").first().isVisible()).toBe(false);
  });

  test("has other colours in the dark", async () => {
    const light = await (await opened({ colorScheme: "light" })).evaluate<Colours>(colours);
    const dark = await (await opened({ colorScheme: "dark" })).evaluate<Colours>(colours);
    for (const [index, colour] of light.entries()) expect(dark[index]).not.toBe(colour);
  });

  test("on paper is in black on white, and shows what is folded on a screen", async () => {
    const page = await opened({ colorScheme: "dark" });
    const folded = page.locator("details table").first();
    const height = async (): Promise<number> => (await folded.boundingBox())?.height ?? 0;
    expect(await shown(page)).not.toContain("AltSecIdFromNetId");
    await page.emulateMedia({ media: "print" });
    expect(await height()).toBeGreaterThan(40);
    const [paper, , ink] = await page.evaluate<Colours>(colours);
    expect([paper, ink]).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
    expect(await shown(page)).toContain("userPrincipalName");
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });
});

function insightsOf(name: string): Extract<NonNullable<Findings["configurations"][number]["insights"]>, { days: unknown }> {
  const insights = findings.configurations.find(({ status }) => status.configuration === name)?.insights;
  if (insights === undefined || !("days" in insights)) throw new Error(`the history of '${name}' is not known`);
  return insights;
}
