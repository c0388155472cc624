import { defineConfig } from 'vitest/config'

/** The built-in recipes against the recorded web beside the checkout; the tests skip with a word where it is missing. */
export default defineConfig({
  test: {
    include: ['test/recorded/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
