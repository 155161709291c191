import { contoso, fabrikam, type SimulatorControl } from "../../simulator";

/** Two synchronizations into one tenant: one that gets into trouble, and one that somebody stops by hand. */
export const program = `
import { CrossTenantSync } from "pulumi-entra-sync";

const marketing = new CrossTenantSync("Fabrikam marketing to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.marketingGroupId}"],
  notification: { email: "identity@fabrikam.com" },
  accidentalDeletion: { threshold: 6 },
  mappings: { companyName: { constant: "Fabrikam" }, displayName: { expression: 'Join(" ", [givenName], [surname], "(Fabrikam)")' } },
  scopingFilters: [{ name: "No interns", clauses: [{ attribute: "jobTitle", operator: "NOT EQUALS", value: "Intern" }] }],
});

new CrossTenantSync("Fabrikam sales to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: ["${fabrikam.salesGroupId}"],
  policies: false,
}, { dependsOn: marketing });
`;

const minute = 60_000;
const hour = 60 * minute;
const [ambiguousId = "", lostId = "", disabledId = "", ...others] = fabrikam.marketingUserIds;

interface Values<Value> {
  readonly value: readonly Value[];
}

/** What happens to both in the days after they were brought up; each day some people come, move and go. */
export class Story {
  private readonly arrived: string[] = [];

  constructor(private readonly control: SimulatorControl) {}

  /** From the first cycle to a quarantine for too many deletions, with failures of two causes on the way. */
  async tell({ newcomers, days }: { newcomers: number; days: number }): Promise<void> {
    await this.arrive(newcomers);
    await this.ambiguity();
    await this.control.advance(50 * minute);
    await this.lose(lostId);
    await this.inFabrikam("PATCH", `/users/${disabledId}`, { accountEnabled: false });
    for (let day = 0; day < days; day += 1) await this.ordinaryDay(day);
    await this.leave(this.arrived.slice(0, 2));
    await this.control.advance(hour);
    await this.leave(this.arrived.slice(2, 9));
    await this.control.advance(hour);
    await this.stopSales();
  }

  private async ordinaryDay(day: number): Promise<void> {
    await this.arrive(1 + ((day * 7) % 11));
    const moving = [lostId, ...others.slice(day % 4, (day % 4) + 1 + ((day * 5) % 7))];
    for (const id of moving) await this.inFabrikam("PATCH", `/users/${id}`, { department: `Team ${day}` });
    await this.control.advance(24 * hour);
  }

  /** New people of the group, some of them interns, whom the filter keeps out. */
  private async arrive(count: number): Promise<void> {
    for (let each = 0; each < count; each += 1) {
      const number = this.arrived.length;
      const { id } = await this.inFabrikam<{ id: string }>("POST", "/users", personNumber(number));
      this.arrived.push(id);
      await this.addToMarketing(id);
    }
  }

  private addToMarketing(id: string): Promise<unknown> {
    const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
    return this.inFabrikam("POST", `/groups/${fabrikam.marketingGroupId}/members/$ref`, reference);
  }

  private async leave(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.inFabrikam("DELETE", `/groups/${fabrikam.marketingGroupId}/members/${id}/$ref`);
  }

  /** An employee of the target has the mail address of somebody of the source. */
  private async ambiguity(): Promise<void> {
    const { mail, userPrincipalName } = await this.inFabrikam<{ mail: string | null; userPrincipalName: string }>(
      "GET",
      `/users/${ambiguousId}`,
    );
    await this.control.portal(contoso.tenantId, "POST", "/users", {
      ...account("Somebody else", "somebody.else", contoso.domain),
      mail: mail ?? userPrincipalName,
    });
  }

  /** Somebody deletes a synchronized user in the target; the service finds out when the source user changes. */
  private async lose(id: string): Promise<void> {
    const { userPrincipalName } = await this.inFabrikam<{ userPrincipalName: string }>("GET", `/users/${id}`);
    const filter = encodeURIComponent(`mail eq '${userPrincipalName}'`);
    const { body } = await this.control.portal(contoso.tenantId, "GET", `/users?$filter=${filter}`);
    const [found] = (body as unknown as Values<{ id: string }>).value;
    if (found === undefined) throw new Error(`${userPrincipalName} is not in the target`);
    await this.control.portal(contoso.tenantId, "DELETE", `/users/${found.id}`);
  }

  private async stopSales(): Promise<void> {
    const { id } = await this.principal("Fabrikam sales to Contoso");
    const jobs = `/servicePrincipals/${id}/synchronization/jobs`;
    const { value } = await this.inFabrikam<Values<{ id: string }>>("GET", jobs);
    await this.inFabrikam("POST", `${jobs}/${value[0]?.id ?? ""}/pause`);
  }

  /** What a person does to a configuration under "Properties". */
  async rename(from: string, to: string): Promise<void> {
    const { value } = await this.inFabrikam<Values<{ id: string; displayName: string }>>("GET", "/applications");
    const application = value.find((each) => each.displayName === from);
    await this.inFabrikam("PATCH", `/applications/${application?.id ?? ""}`, { displayName: to });
  }

  async principal(displayName: string): Promise<{ readonly id: string }> {
    const filter = encodeURIComponent(`displayName eq '${displayName}'`);
    const { value } = await this.inFabrikam<Values<{ id: string }>>("GET", `/servicePrincipals?$filter=${filter}`);
    const [found] = value;
    if (found === undefined) throw new Error(`there is no '${displayName}'`);
    return found;
  }

  async inFabrikam<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.control.portal(fabrikam.tenantId, method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as unknown as Body;
  }
}

function personNumber(number: number): object {
  const jobTitle = number % 12 === 3 ? { jobTitle: "Intern" } : { jobTitle: "Writer" };
  return {
    ...account(`Newcomer ${number}`, `newcomer.${number}`, fabrikam.domain),
    ...jobTitle,
    givenName: "New",
    surname: `Comer ${number}`,
  };
}

function account(displayName: string, mailNickname: string, domain: string): object {
  const passwordProfile = { password: "Xw4-not-used-anywhere", forceChangePasswordNextSignIn: false };
  return { displayName, mailNickname, userPrincipalName: `${mailNickname}@${domain}`, accountEnabled: true, passwordProfile };
}
