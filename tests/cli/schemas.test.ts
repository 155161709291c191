import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { publishedSchemas } from "../../provider/operator/schemas";

const folder = path.resolve(__dirname, "../../schemas");
const published = publishedSchemas();

test("every schema is published, and no other", () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(published)
      .map((name) => `${name}.json`)
      .sort(),
  );
});

test.each(Object.keys(published))("the published schema of %s is what its definition says; `npm run schemas` writes it", (name) => {
  expect(JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8"))).toEqual(published[name]);
});
