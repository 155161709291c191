import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", "coverage/", ".setup/", ".simulator/", ".pulumi-state/"]),
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", 40],
      "max-params": ["error", 5],
      "max-depth": ["error", 3],
      complexity: ["error", 12],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // `type` for what is computed, `interface` for what is written down: which one is for the author to say.
      "@typescript-eslint/consistent-type-definitions": "off",
      // What comes off the wire has no declared members: there `body["id"]` is the honest spelling.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      // An empty text in the environment or in a setting means that there is none.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      // A `describe` is as long as what it describes; what a helper hands out is often a bare function.
      "max-lines-per-function": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Commands speak to a person.
    files: ["scripts/**", "simulator/main.ts", "index.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "AbortSignal",
          "Buffer",
          "URL",
          "URLSearchParams",
          "clearInterval",
          "console",
          "fetch",
          "module",
          "performance",
          "process",
          "require",
          "setInterval",
          "__dirname",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
);
