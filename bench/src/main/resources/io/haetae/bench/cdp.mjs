// The least that a visit costs: DevTools alone, a fresh context a visit, no cache, every body
// archived (gzip, SHA-256), both pictures. Speaks over the browser's pipe, so it needs no library.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const [browser, origin, out, lanes, warmUps, visits, wholePage] = process.argv.slice(2).map((v, i) => (i < 3 ? v : +v));
const EXCHANGES = 26;
const gzip = promisify(zlib.gzip);
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'haetae-cdp-'));
const chrome = spawn(browser, ['--headless', '--no-sandbox', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-extensions', '--disable-quic', '--disable-sync', '--hide-scrollbars',
  '--mute-audio', '--window-size=1280,900', `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'],
{ stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

let last = 0;
let rest = [];
const waiting = new Map();
const handlers = new Map();
chrome.stdio[4].on('data', (piece) => {
  for (let end = piece.indexOf(0); end >= 0; end = piece.indexOf(0)) {
    const message = JSON.parse(Buffer.concat([...rest, piece.subarray(0, end)]).toString());
    rest = [];
    piece = piece.subarray(end + 1);
    if (message.id) {
      const [resolve, reject] = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    } else {
      handlers.get(message.sessionId)?.(message);
    }
  }
  if (piece.length > 0) rest.push(piece);
});
const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
  waiting.set(++last, [resolve, reject]);
  chrome.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + '\0');
});

const READY = `new Promise(done => { const look = () => document.documentElement?.dataset.ready
  ? done(document.documentElement.scrollHeight) : setTimeout(look, 10); look(); })`;

async function archive(session, requestId, exchange) {
  const answer = await send('Network.getResponseBody', { requestId }, session);
  const body = Buffer.from(answer.body, answer.base64Encoded ? 'base64' : 'utf8');
  const { request, response } = exchange;
  const lines = (headers) => Object.entries(headers).map(([k, v]) => `${k}: ${v}\r\n`).join('');
  const head = Buffer.from(`${request.method} ${request.url}\r\n${lines(request.headers)}\r\n`
    + `HTTP/1.1 ${response.status}\r\n${lines(response.headers)}`
    + `digest: ${createHash('sha256').update(body).digest('hex')}\r\n\r\n`);
  return gzip(Buffer.concat([head, body]));
}

async function visit(number) {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const exchanges = new Map();
  const bodies = [];
  handlers.set(sessionId, ({ method, params }) => {
    if (method === 'Network.requestWillBeSent') exchanges.set(params.requestId, { request: params.request });
    const exchange = exchanges.get(params.requestId);
    if (method === 'Network.responseReceived' && exchange) exchange.response = params.response;
    if (method === 'Network.loadingFinished' && exchange?.response && /^http/.test(exchange.request.url)) {
      bodies.push(archive(sessionId, params.requestId, exchange));
    }
  });
  await Promise.all([send('Page.enable', {}, sessionId),
    send('Network.enable', { maxTotalBufferSize: 100e6, maxResourceBufferSize: 20e6 }, sessionId),
    send('Network.setCacheDisabled', { cacheDisabled: true }, sessionId),
    send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false }, sessionId)]);
  await send('Page.navigate', { url: `${origin}/item/${number}` }, sessionId);
  const ready = await send('Runtime.evaluate', { expression: READY, awaitPromise: true, returnByValue: true }, sessionId);
  const sharp = await send('Page.captureScreenshot', { format: 'jpeg', quality: 90 }, sessionId);
  const whole = await send('Page.captureScreenshot', { format: 'jpeg', quality: 80, captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: 1280, height: ready.result.value, scale: wholePage / 100 } }, sessionId);
  const parts = await Promise.all(bodies);
  const file = Buffer.concat([...parts, Buffer.from(sharp.data, 'base64'), Buffer.from(whole.data, 'base64')]);
  await fs.promises.writeFile(path.join(out, `${number}.archive`), file);
  handlers.delete(sessionId);
  await send('Target.disposeBrowserContext', { browserContextId });
  return { complete: parts.length >= EXCHANGES, bytes: file.length };
}

let next = 0;
let complete = 0;
let bytes = 0;
async function lane(until) {
  while (next < until) {
    const number = ++next;
    const seen = await visit(number);
    if (number > warmUps) { complete += seen.complete ? 1 : 0; bytes += seen.bytes; }
  }
}
const all = (until) => Promise.all(Array.from({ length: lanes }, () => lane(until)));
await all(warmUps);
console.log('start');
await all(warmUps + visits);
console.log(`end ${complete} ${bytes}`);
process.stdin.resume();
process.stdin.on('end', () => {
  chrome.once('exit', () => {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    process.exit(0);
  });
  chrome.kill();
});
