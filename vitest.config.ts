import { defineConfig } from "vitest/config";

// Where others use the machine too, a process may come too late for a test that waits for it. Tried again, the
// report says so.
const retry = process.env.CI ? 1 : 0;

export default defineConfig({
  resolve: {
    // Marks files for Next's build alone; outside of it the package only throws.
    alias: { "server-only": `${import.meta.dirname}/tests/support/server-only.ts` },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["{app,lib,workers}/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/support/cluster.ts",
          // They wait for the database and for other processes more than they calculate.
          maxWorkers: 2,
          testTimeout: 30_000,
          retry,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "model",
          include: ["tests/model/**/*.test.ts"],
          globalSetup: "tests/support/cluster.ts",
          // As many stories as were asked for; by itself it ends after a minute.
          testTimeout: 1_800_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          globalSetup: "tests/support/cluster.ts",
          maxWorkers: 2,
          // Workers that have to be missed, and databases that start again.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          retry,
        },
      },
      {
        extends: true,
        test: {
          name: "setup",
          include: ["tests/setup/**/*.test.ts"],
          globalSetup: "tests/support/built-tree.ts",
          // Each of these starts the whole product.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          retry,
        },
      },
    ],
  },
});
