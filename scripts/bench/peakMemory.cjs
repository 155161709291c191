// Loaded before a measured program: writes, when it ends, the most memory that its process held, and the most of it that was still in use
// when garbage was collected (the difference is what V8 had not collected yet), in bytes.
const { writeFileSync } = require("node:fs");
const { GCProfiler } = require("node:v8");

const profiler = new GCProfiler();
profiler.start();

process.once("exit", () => {
  const collections = profiler.stop().statistics.filter(({ gcType }) => gcType === "MarkSweepCompact");
  const live = Math.max(0, ...collections.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize));
  writeFileSync(process.env.BENCH_PEAK_FILE, JSON.stringify({ held: process.resourceUsage().maxRSS * 1024, live }));
});
