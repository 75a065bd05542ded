import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) };

/**
 * Two projects: `unit` is quick and touches nothing outside the process; `system` runs real servers, databases
 * and command lines, one file at a time because the machine has two cores.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Nothing here is timed: a busy machine may take longer.
          testTimeout: 30_000,
          include: [
            'src/**/*.test.{ts,tsx}',
            'geodata/**/*.test.ts',
            'supabase/**/*.test.ts',
            'tools/**/*.test.ts',
            'tests/support/**/*.test.ts',
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'system',
          include: ['tests/{server,attack,database,import,sixth-kind}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
