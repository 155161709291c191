import { Moments } from "../../../provider/graph/moments";
import { createReads } from "../../../provider/graph/reads";
import { thrownBy } from "../thrown";
import { Wire } from "./wire";

test("reads that are asked for together travel as one request, each with its own answer", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  const answers = await Promise.all([read("/a", "v1.0"), read("/b", "v1.0")]);
  expect(wire.sent).toEqual([["GET /a", "GET /b"]]);
  expect(answers.map((answer) => answer.body)).toEqual([{ path: "/a" }, { path: "/b" }]);
});

test("a single read travels as itself", async () => {
  const wire = new Wire();
  await createReads(wire.send, { moments: new Moments() })("/a", "v1.0");
  expect(wire.requests).toEqual([{ method: "GET", path: "/a", version: "v1.0" }]);
});

test("two who look at the same thing share one look", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  const [one, other] = await Promise.all([read("/a", "v1.0"), read("/a", "v1.0")]);
  expect(wire.sent).toEqual([["GET /a"]]);
  expect(one).toEqual(other);
});

test("versions are kept apart, even for the same path", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  await Promise.all([read("/a", "v1.0"), read("/a", "beta")]);
  expect(wire.requests.map((request) => request.version)).toEqual(["v1.0", "beta"]);
});

test("a look after an answer is a new look", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  await read("/a", "v1.0");
  await read("/a", "v1.0");
  expect(wire.sent).toEqual([["GET /a"], ["GET /a"]]);
});

test("more than twenty are spread over several requests and all answered", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  const paths = Array.from({ length: 50 }, (_, index) => `/${index.toString()}`);
  const answers = await Promise.all(paths.map((path) => read(path, "v1.0")));
  expect(answers.map((answer) => answer.body)).toEqual(paths.map((path) => ({ path })));
  expect(wire.sent.map((parts) => parts.length)).toEqual([20, 20, 10]);
});

test("looks at the same thing are shared before the rest is spread", async () => {
  const wire = new Wire();
  const read = createReads(wire.send, { moments: new Moments() });
  const paths = Array.from({ length: 60 }, (_, index) => `/${(index % 15).toString()}`);
  const answers = await Promise.all(paths.map((path) => read(path, "v1.0")));
  expect(answers.map((answer) => answer.body)).toEqual(paths.map((path) => ({ path })));
  expect(wire.sent.map((parts) => parts.length)).toEqual([15]);
});

test("reads of two tenants that are mixed leave when the last of them has come", async () => {
  const wires = [new Wire(), new Wire()];
  const moments = new Moments();
  const reads = wires.map((wire) => createReads(wire.send, { moments }));
  const paths = Array.from({ length: 10 }, (_, index) => `/${index.toString()}`);
  await Promise.all(paths.flatMap((path) => reads.map((read) => read(path, "v1.0"))));
  expect(wires.map(({ sent }) => sent.map((parts) => parts.length))).toEqual([[10], [10]]);
});

test("what is asked for because a moment is over still comes along", async () => {
  const wire = new Wire();
  const moments = new Moments();
  const read = createReads(wire.send, { moments });
  await Promise.all([read("/a", "v1.0"), moments.join().then(() => read("/b", "v1.0"))]);
  expect(wire.sent).toEqual([["GET /a", "GET /b"]]);
});

test("what is asked for while the tenant is signed in to comes along", async () => {
  const wire = new Wire();
  const signingIn: (() => void)[] = [];
  const read = createReads(wire.send, { signIn: () => new Promise<void>((resolve) => signingIn.push(resolve)) });
  const first = read("/a", "v1.0");
  await new Moments().join();
  const second = read("/b", "v1.0");
  await new Moments().join();
  for (const done of signingIn) done();
  await Promise.all([first, second]);
  expect(wire.sent).toEqual([["GET /a", "GET /b"]]);
  expect(signingIn).toHaveLength(1);
});

test("that the tenant cannot be signed in to is for the request to say", async () => {
  const refused = new Error("refused");
  const read = createReads(() => Promise.reject(refused), { signIn: () => Promise.reject(new Error("no token")) });
  await expect(thrownBy(read("/a", "v1.0"))).resolves.toBe(refused);
});

test("an error of the shared request reaches everybody who waits for it", async () => {
  const cut = new Error("cut");
  const read = createReads(() => Promise.reject(cut), { moments: new Moments() });
  const errors = await Promise.all([thrownBy(read("/a", "v1.0")), thrownBy(read("/b", "v1.0")), thrownBy(read("/a", "v1.0"))]);
  expect(errors).toEqual([cut, cut, cut]);
});

test("after an error the next read is sent again", async () => {
  const wire = new Wire();
  let isFirst = true;
  const read = createReads(
    (request) => {
      if (!isFirst) return wire.send(request);
      isFirst = false;
      return Promise.reject(new Error("cut"));
    },
    { moments: new Moments() },
  );
  await thrownBy(read("/a", "v1.0"));
  await expect(read("/a", "v1.0")).resolves.toMatchObject({ status: 200 });
});
