// `npm run screenshots`: the pictures of the README, taken anew from the examples.
import base from './playwright.config';

export default { ...base, testDir: 'screenshots', testMatch: '*.shots.ts', timeout: 120_000 };
