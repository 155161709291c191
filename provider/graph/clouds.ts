/** Microsoft's clouds and where each answers. Source: https://learn.microsoft.com/graph/deployments */
export const clouds = {
  global: { graph: "https://graph.microsoft.com", login: "https://login.microsoftonline.com" },
  usgovernment: { graph: "https://graph.microsoft.us", login: "https://login.microsoftonline.us" },
  usgovernmentdod: { graph: "https://dod-graph.microsoft.us", login: "https://login.microsoftonline.us" },
  china: { graph: "https://microsoftgraph.chinacloudapi.cn", login: "https://login.chinacloudapi.cn" },
} as const;

export type CloudName = keyof typeof clouds;

export interface Endpoints {
  readonly graph: string;
  readonly login: string;
}

export const cloudNames = Object.keys(clouds) as CloudName[];
