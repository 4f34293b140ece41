/** How the system's Chromium is started: offline by itself, and able to run as root in a container. */
import { existsSync } from 'node:fs';

const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = known.find((one) => one && existsSync(one));
if (!executablePath) throw new Error('No Chromium found: apt-get install chromium, or name one in CHROMIUM');

export const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps', '--no-first-run', '--metrics-recording-only'],
  },
};
