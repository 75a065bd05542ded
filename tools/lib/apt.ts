/** Installs Debian packages that a test or a command needs, or says in one sentence what is missing. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs with apt-get when this is root on a Debian-like system.
 * `what` and `packages` make the sentence that is thrown otherwise.
 */
export function installPackages(what: string, packages: string[]): void {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall)
    throw new Error(
      `${what} is missing and cannot be installed from here; install it (on Debian, as root: apt-get install ${packages.join(' ')}), then try again.`,
    );
  const run = (parameters: string[]) =>
    execFileSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...parameters], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run(['update']);
  run(['install', '--no-install-recommends', ...packages]);
}
