// Crawlee at its best setting: headless shell, pages of one browser, a full-page PNG and one field.
import fs from 'node:fs';
import path from 'node:path';
import { Configuration, PlaywrightCrawler, log } from 'crawlee';

const [browser, origin, out, lanes, warmUps, visits] = process.argv.slice(2).map((v, i) => (i < 3 ? v : +v));
log.setLevel(log.LEVELS.WARNING);
let begun = 0;
let left = warmUps + visits;
let complete = 0;
let bytes = 0;
const crawler = new PlaywrightCrawler({
  minConcurrency: lanes,
  maxConcurrency: lanes,
  requestHandlerTimeoutSecs: 120,
  headless: true,
  // A session retires with its browser after 50 pages.
  useSessionPool: false,
  persistCookiesPerSession: false,
  launchContext: { launchOptions: { executablePath: browser, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] } },
  browserPoolOptions: { useFingerprints: false, retireBrowserAfterPageCount: 1e6 },
  preNavigationHooks: [async () => { if (begun++ === warmUps) console.log('start'); }],
  async requestHandler({ page, request }) {
    const number = +request.url.split('/').pop();
    await page.waitForSelector("html[data-ready='1']", { state: 'attached' });
    const price = await page.textContent('#price');
    await page.setViewportSize({ width: 1280, height: 900 });
    const file = path.join(out, `${number}.png`);
    await page.screenshot({ fullPage: true, path: file });
    if (number > warmUps) { complete += price ? 1 : 0; bytes += fs.statSync(file).size; }
    left -= 1;
    if (left === 0) {
      // What was used is read while the browser still runs.
      console.log(`end ${complete} ${bytes}`);
      process.stdin.resume();
      await new Promise((done) => { process.stdin.on('end', done); });
      process.exit(0);
    }
  },
}, new Configuration({ persistStorage: false, purgeOnStart: true, systemInfoV2: true, availableMemoryRatio: 0.9 }));
await crawler.run(Array.from({ length: warmUps + visits }, (_, i) => `${origin}/item/${i + 1}`));
console.error(`crawlee gave up ${left} visits`);
process.exit(1);
