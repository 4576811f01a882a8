// Bytes over the network of a first visit and of the same page again, as Chromium counts them.
//   COOKIE=… node tests/browser/weigh.mjs http://127.0.0.1:PORT /address
import { launch } from './browser.mjs';

const [url, address] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext();
await context.addCookies([{ name: 'session', value: process.env.COOKIE, url }]);
const page = await context.newPage();
const network = await context.newCDPSession(page);
await network.send('Network.enable');
let bytes = 0;
network.on('Network.loadingFinished', (one) => { bytes += one.encodedDataLength; });
const visit = async () => { bytes = 0; await page.goto(url + address, { waitUntil: 'networkidle' }); return bytes; };
console.log(await visit(), await visit());
await browser.close();
