import path from "node:path";
import ts from "typescript";
import { root } from "../paths.mjs";

const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true, noEmit: true };

/** What an entry point exports: each name with its declaration, in the order in which it is exported. */
export function exportsOf(...entryPoints) {
  const files = entryPoints.map((file) => path.join(root, file));
  const program = ts.createProgram(files, compilerOptions);
  const checker = program.getTypeChecker();
  return files.map((file) => {
    const symbol = checker.getSymbolAtLocation(program.getSourceFile(file));
    return checker.getExportsOfModule(symbol).map((each) => ({ name: each.name, ...declarationOf(checker, each) }));
  });
}

function declarationOf(checker, exported) {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [declaration] = symbol.declarations ?? [];
  return { declaration, checker };
}

/** Where a declaration is, from the root of the repository. */
export function placeOf(declaration) {
  return path.relative(root, declaration.getSourceFile().fileName).split(path.sep).join("/");
}

/** What an interface declares, and after it what those declare that it extends. */
export function membersOf(checker, declaration) {
  const bases = (declaration.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map(({ expression }) => referredTo(checker, expression)),
  );
  return [...ownMembersOf(checker, declaration), ...bases.filter((base) => base !== undefined).flatMap((base) => membersOf(checker, base))];
}

/** The declaration that a type's name refers to, when it is one of ours. */
export function referredTo(checker, reference) {
  const found = checker.getSymbolAtLocation(reference);
  if (found === undefined) return undefined;
  const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const [declaration] = symbol.declarations ?? [];
  const isOurs = declaration !== undefined && !placeOf(declaration).includes("node_modules");
  return isOurs && (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) ? declaration : undefined;
}

/** Of a type that is computed, such as one without some members of another: what is left. */
function ownMembersOf(checker, declaration) {
  if (declaration.members) return declaration.members;
  const properties = checker.getTypeAtLocation(declaration).getProperties();
  return properties.flatMap(({ declarations }) => declarations ?? []);
}
