import { Buffer } from "node:buffer";

/** How much of a stack's state is ours: the mean of our resources, and the longest text that names our code. */
export function bytesOf(state) {
  const ours = state.deployment.resources.filter((resource) => resource.type.startsWith("pulumi-nodejs:dynamic/entra-sync:"));
  const sizes = ours.map((resource) => Buffer.byteLength(JSON.stringify(resource)));
  const texts = ours.map((resource) => Buffer.byteLength(resource.inputs.__provider));
  return { perResource: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length), providerText: Math.max(...texts) };
}
