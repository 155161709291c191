import { readFileSync } from "node:fs";
import path from "node:path";
import { typeThreshold } from "../tenants/threshold";
import { useCliStage, widestLine } from "./stage";

const stage = useCliStage();
const written = (name: string): string => readFileSync(path.join(stage().project.folder, name), "utf8");

interface Values<Value> {
  readonly value: readonly Value[];
}

/** One story, told in order. */
describe("entra-sync drift", () => {
  test("of what is as declared says so, with exit code 0 and files that say the same", async () => {
    const { code, stdout, stderr } = await stage().run("drift", "--output", "drift.json", "--comment", "drift.md");
    expect(stderr).toBe("");
    expect(stdout).toBe("No drift: both tenants are as the stack declares.\n");
    expect(code).toBe(0);
    expect(JSON.parse(written("drift.json"))).toEqual({ stack: "test", drifted: false, resources: [] });
    expect(written("drift.md")).toBe("### No drift of stack `test`\n\nBoth tenants are as the stack declares.\n");
  });

  test("of a job stopped by hand and a renamed configuration names both by their properties, with exit code 2", async () => {
    const [{ servicePrincipalId, job }] = JSON.parse((await stage().run("status", "--json")).stdout) as [
      { servicePrincipalId: string; job: { id: string } },
    ];
    await stage().inFabrikam("POST", `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${job.id}/pause`);
    const { value } = await stage().inFabrikam<Values<{ id: string; displayName: string }>>("GET", "/applications");
    const application = value.find((each) => each.displayName === "Fabrikam to Contoso");
    await stage().inFabrikam("PATCH", `/applications/${application?.id ?? ""}`, { displayName: "Renamed | by hand" });
    const { code, stdout } = await stage().run("drift", "--output", "drift.json", "--comment", "drift.md");
    expect(stdout).toMatch(/^2 resources differ from what the stack declares$/m);
    expect(stdout).toMatch(/^Fabrikam to Contoso-job +SyncJob +state +running +stopped$/m);
    expect(code).toBe(2);
    expect(JSON.parse(written("drift.json"))).toMatchObject({
      drifted: true,
      resources: expect.arrayContaining([
        expect.objectContaining({
          kind: "SyncJob",
          what: "changed",
          properties: [{ property: "state", declared: "running", actual: "stopped" }],
        }),
      ]) as unknown,
    });
    expect(written("drift.md")).toContain(
      "| **Fabrikam to Contoso-configuration** (SyncConfiguration) | displayName | Fabrikam to Contoso | Renamed \\| by hand |",
    );
  });

  test("is laid out at a terminal for its width: side by side, or each difference as a block", async () => {
    const wide = await stage().look(["drift"], { columns: 80 });
    expect(wide.text).toMatch(/^Resource +Kind +Property +Declared +Actual\n/m);
    expect(wide.text).toMatch(/ SyncJob +state +running +stopped$/m);
    expect(wide.raw).toContain("\u001b[1m2 resources differ");
    expect(widestLine(wide.text)).toBeLessThanOrEqual(80);
    const narrow = await stage().look(["drift"], { columns: 50 });
    expect(narrow.text).toMatch(/^Resource +Fabrikam to Contoso-job\nKind +SyncJob\nProperty +state\nDeclared +running\nActual +stopped$/m);
    expect([wide.code, narrow.code]).toEqual([2, 2]);
  });

  test("of a setting within a setting names it by its path, and says nothing of its neighbours", async () => {
    await typeThreshold(stage().tenants.control, "Renamed | by hand", 5000);
    const { stdout } = await stage().run("drift", "--output", "drift.json");
    expect(stdout).toMatch(/^Fabrikam to Contoso-settings +SyncSettings +accidentalDeletion\.threshold +500 +5000$/m);
    expect(JSON.parse(written("drift.json"))).toMatchObject({
      resources: expect.arrayContaining([
        expect.objectContaining({ properties: [{ property: "accidentalDeletion.threshold", declared: 500, actual: 5000 }] }),
      ]) as unknown,
    });
  });

  test("of a configuration that somebody deleted says that it is gone", async () => {
    const { value } = await stage().inFabrikam<Values<{ id: string; displayName: string }>>("GET", "/applications");
    const application = value.find((each) => each.displayName.startsWith("Renamed"));
    await stage().inFabrikam("DELETE", `/applications/${application?.id ?? ""}`);
    const { code, stdout } = await stage().run("drift");
    expect(stdout).toMatch(/^Fabrikam to Contoso-configuration +SyncConfiguration +- +there +gone$/m);
    expect(code).toBe(2);
    const gone = await stage().run("status");
    expect(gone.stderr).toMatch(/^entra-sync: the configuration 'Fabrikam to Contoso' \(.*\) is not in tenant 'fabrikam' any more/);
    expect(gone.code).toBe(1);
  });
});
