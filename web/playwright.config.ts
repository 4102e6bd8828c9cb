import { defineConfig } from '@playwright/test';

// Debian's Chromium, one at a time: what is measured must not compete with another test.
export default defineConfig({
  testDir: 'tests',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--force-prefers-reduced-motion'],
    },
  },
});
