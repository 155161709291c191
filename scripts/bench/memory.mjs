import { execFile } from "node:child_process";

const everyMs = 200;

/** Which process of Pulumi's a command line is of. */
const roles = {
  plugin: /dynamic-provider/,
  program: /cmd[/\\]run|pulumi-language-nodejs/,
  engine: /(^|[/\\])pulumi(\.exe)? /,
};

/** Watches a process and all that it started; `stop` answers the most that each kind held, in MB. */
export function watchMemory(pid) {
  const peaks = Object.fromEntries(Object.keys(roles).map((role) => [role, 0]));
  const look = () =>
    execFile("ps", ["-axo", "pid=,ppid=,rss=,args="], (_error, text) => {
      for (const { args, rss } of family(pid, text)) {
        const role = Object.keys(roles).find((name) => roles[name].test(`${args} `));
        if (role) peaks[role] = Math.max(peaks[role], Math.round(rss / 1024));
      }
    });
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    return peaks;
  };
}

function family(pid, text) {
  const all = text.split("\n").flatMap((line) => {
    const [, id, parent, rss, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id ? [{ id: Number(id), parent: Number(parent), rss: Number(rss), args }] : [];
  });
  const members = new Set([pid]);
  for (let before = 0; before !== members.size;) {
    before = members.size;
    for (const { id, parent } of all) if (members.has(parent)) members.add(id);
  }
  return all.filter(({ id }) => members.has(id));
}
