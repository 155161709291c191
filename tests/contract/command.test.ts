import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(__dirname, "..", "..");
const folder = mkdtempSync(path.join(tmpdir(), "contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs what `npm run contract` judges by, with the answers changed between the simulator and the check. */
function checked(tamper: string): Promise<{ readonly code: number | null; readonly violations: number }> {
  const report = path.join(folder, "report.json");
  const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
  const args = ["--experimental-vm-modules", jest, "--selectProjects", "contract", "--testPathPatterns", "contract/contract.test"];
  const env = { ...process.env, CONTRACT_TAMPER: tamper, CONTRACT_REPORT: report };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
    child.on("error", reject);
    child.on("close", (code) => {
      const { violations } = JSON.parse(readFileSync(report, "utf8")) as { violations: number };
      resolve({ code, violations });
    });
  });
}

test("one enum word in another spelling makes the check of the contract fail", async () => {
  const { code, violations } = await checked('"state":"Disabled"=>"state":"disabled"');
  expect(code).toBe(1);
  expect(violations).toBeGreaterThan(0);
}, 120_000);
