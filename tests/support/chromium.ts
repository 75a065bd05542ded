/** The browser of the end-to-end tests: Debian's Chromium, drawing in software. */
import { existsSync } from 'node:fs';

import { installPackages } from '../../tools/lib/apt';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The launch flags: nothing goes out on its own, and WebGL is drawn by SwiftShader. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Finds Chromium, installing it where it may. `executablePath` and `args` are Playwright's launch options. */
export function chromiumLaunchOptions(): { executablePath: string; args: string[] } {
  const find = () => PLACES.find((place) => existsSync(place));
  if (!find()) installPackages('Chromium', ['chromium']);
  const executablePath = find();
  if (!executablePath)
    throw new Error(
      'Chromium was installed but is not in /usr/bin; link it to /usr/bin/chromium, then run the tests again.',
    );
  return { executablePath, args: [...FLAGS] };
}
