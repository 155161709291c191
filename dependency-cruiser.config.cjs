/** The architecture's map: which folder may import which. Tests may import anything. */
const outside = (...folders) => ({
  path: `^(provider|simulator|expressions|cli|examples|tests|scripts|index)`,
  pathNot: `^(${folders.join("|")})`,
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "what-is-imported-exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "published-code-needs-no-development-package",
      severity: "error",
      from: { path: "^(provider|simulator|expressions|cli)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer", "type-only"] },
    },
    { name: "expressions-know-nobody", severity: "error", from: { path: "^expressions/" }, to: outside("expressions/") },
    { name: "graph-knows-nobody", severity: "error", from: { path: "^provider/graph/" }, to: outside("provider/graph/") },
    { name: "engine-knows-nobody", severity: "error", from: { path: "^provider/engine/" }, to: outside("provider/engine/") },
    { name: "pulumi-knows-nobody", severity: "error", from: { path: "^provider/pulumi/" }, to: outside("provider/pulumi/") },
    {
      name: "resources-know-all-but-tenants-and-components",
      severity: "error",
      from: { path: "^provider/resources/" },
      to: outside("provider/(resources|consequences|scope|engine|graph|pulumi)/", "provider/world", "expressions/"),
    },
    {
      name: "scope-knows-graph-and-expressions",
      severity: "error",
      from: { path: "^provider/scope/" },
      to: outside("provider/(scope|graph)/", "expressions/"),
    },
    {
      name: "consequences-know-scope-engine-and-graph",
      severity: "error",
      from: { path: "^provider/consequences/" },
      to: outside("provider/(consequences|scope|engine|graph)/", "provider/world"),
    },
    {
      name: "telemetry-hears-what-engine-and-graph-tell",
      severity: "error",
      from: { path: "^provider/telemetry/" },
      to: outside("provider/(telemetry|engine|graph)/"),
    },
    {
      name: "tenants-know-engine-and-graph",
      severity: "error",
      from: { path: "^provider/tenants/" },
      to: outside("provider/(tenants|engine|graph)/"),
    },
    {
      name: "components-only-compose-resources",
      severity: "error",
      from: { path: "^provider/components/" },
      to: outside("provider/components/", "provider/resources/", "provider/consequences/allowedDeletions"),
    },
    {
      name: "simulator-knows-expressions-alone",
      severity: "error",
      from: { path: "^simulator/" },
      to: outside("simulator/", "expressions/"),
    },
    {
      name: "operator-reads-through-graph-in-the-words-of-resources",
      severity: "error",
      from: { path: "^provider/operator/" },
      to: outside("provider/(operator|resources|scope|tenants|graph|engine)/", "expressions/"),
    },
    {
      name: "adoption-reads-through-graph-in-the-words-of-resources",
      severity: "error",
      from: { path: "^provider/adoption/" },
      to: outside("provider/(adoption|resources|tenants|graph)/", "expressions/"),
    },
    {
      name: "cli-renders-what-operator-reads",
      severity: "error",
      from: { path: "^cli/" },
      to: outside("cli/", "provider/(operator|adoption|scope|telemetry|tenants|graph)/", "expressions/"),
    },
    {
      name: "examples-use-the-package-by-name",
      severity: "error",
      from: { path: "^examples/([^/]+)/" },
      to: { path: "^(provider|simulator|expressions|cli|tests|scripts|index)" },
    },
    {
      name: "an-example-stands-alone",
      severity: "error",
      from: { path: "^examples/([^/]+)/" },
      to: { path: "^examples/", pathNot: "^examples/$1/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "dist"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "require", "node", "default"] },
  },
};
