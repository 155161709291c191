import type { Story } from "./story";

export interface LogLine {
  readonly provisioningAction: string;
  readonly provisioningStatusInfo: { readonly status: string; readonly errorInformation?: { readonly errorCode?: string } | null };
}

export interface Paged<Value> {
  readonly value: readonly Value[];
  readonly "@odata.nextLink"?: string;
}

/** The log as a person with every role reads it, without any code of ours. */
export async function logOf(story: Story, configuration: string): Promise<readonly LogLine[]> {
  const { id } = await story.principal(configuration);
  const lines: LogLine[] = [];
  let next: string | undefined = `/auditLogs/provisioning?$filter=${encodeURIComponent(`servicePrincipal/id eq '${id}'`)}&$top=999`;
  while (next !== undefined) {
    const answer: Paged<LogLine> = await story.inFabrikam("GET", next);
    lines.push(...answer.value);
    const link = answer["@odata.nextLink"];
    next = link?.slice(link.indexOf("/auditLogs"));
  }
  return lines;
}

export function done(lines: readonly LogLine[], action: string): number {
  return lines.filter((each) => each.provisioningAction === action && each.provisioningStatusInfo.status === "success").length;
}

/** The service's code of each failed attempt. */
export function failureCodes(lines: readonly LogLine[]): readonly string[] {
  const failures = lines.filter((each) => each.provisioningStatusInfo.status === "failure");
  return failures.map((each) => each.provisioningStatusInfo.errorInformation?.errorCode ?? "");
}
