/**
 * `npm test`: everything that proves the project, in the order in which a mistake is cheapest to find.
 * Each step is a command of its own, so that any of them can be run alone. Stops at the first failure.
 */
import { spawnSync } from 'node:child_process';

const steps = [
  { name: 'format', command: 'npm run --silent format:check' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'types', command: 'npm run --silent typecheck' },
  { name: 'unused code', command: 'npm run --silent unused' },
  { name: 'licences', command: 'npm run --silent licences' },
  { name: 'unit tests', command: 'npm run --silent test:unit' },
  { name: 'build', command: 'npm run --silent build' },
  { name: 'system tests', command: 'npm run --silent test:system' },
  { name: 'browser tests', command: 'npm run --silent test:e2e' },
];

const only = process.argv.slice(2);
let passed = 0;
for (const { name, command } of steps) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}: ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  if (status !== 0) {
    console.error(`\n── ${name} failed after ${seconds} s. Run it alone with: ${command}`);
    console.log(`steps: ${passed} passed, 1 failed`);
    process.exit(1);
  }
  passed += 1;
  console.log(`── ${name}: ${seconds} s`);
}
console.log(`\nsteps: ${passed} passed, 0 failed`);
