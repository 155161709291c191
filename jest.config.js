const { availableParallelism } = require("node:os");

// One project per folder of tests/, so that `npm test -- unit` runs that folder alone.
const suites = ["unit", "simulator", "lifecycle", "contract", "plugin", "e2e", "examples", "cli"];

/** @type {import("jest").Config} */
module.exports = {
  // Much of a test is waiting for processes and answers; Jest would leave one of two cores alone.
  maxWorkers: availableParallelism() + 1,
  projects: suites.map((suite) => ({
    displayName: suite,
    rootDir: __dirname,
    testMatch: [`<rootDir>/tests/${suite}/**/*.test.ts`],
    testEnvironment: "node",
    transform: {
      "^.+\\.[tj]s$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }],
    },
    transformIgnorePatterns: ["/node_modules/", "/dist/"],
    modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/\\.[a-z]"],
  })),
};
