import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/{legal-time,procedure,indicator,contract,catalogue}/src/**/*.test.ts',
            'web/src/**/*.test.ts',
            'tidy/**/*.test.ts',
          ],
          exclude: ['tidy/law-mutation.test.ts'],
        },
      },
      { test: { name: 'law-mutation', include: ['tidy/law-mutation.test.ts'] } },
      {
        test: {
          name: 'store',
          include: ['packages/store/src/**/*.test.ts', 'server/src/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['packages/store/src/testing/global-setup.ts'],
        },
      },
      {
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One after another: each loads the machine as much as it can.
          fileParallelism: false,
          // They kill servers and wait for others to come up: what a busy machine was too slow for is tried once more before it is called a fault.
          retry: 1,
          globalSetup: ['faults/rig/prepare.ts'],
          setupFiles: ['faults/rig/ended.ts'],
        },
      },
    ],
  },
})
