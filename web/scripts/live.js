// [data-ta-live]: asks now and then, while the page is looked at, whether its stamp still holds; once it does not, a quiet note
// says so at that end of the window where the pointer is not. Nobody at the page for half an hour: nothing is asked any more.
import { each, icon, make } from './dom.js';

const kEvery = 30 * 1000;
const kIdle = 30 * 60 * 1000;

each('[data-ta-live]', (note) => {
  const { href, stamp, record, changed, look, icons } = note.dataset;
  let used = Date.now();
  let pointer = 0;
  let timer = 0;
  const use = (event) => { used = Date.now(); if (event.clientY !== undefined) pointer = event.clientY; };
  for (const kind of ['pointermove', 'pointerdown', 'keydown']) addEventListener(kind, use, { passive: true });

  function tell() {
    clearInterval(timer);
    note.classList.toggle('ta-live-top', pointer > innerHeight / 2);
    note.classList.toggle('ta-live-high', Boolean(document.querySelector('[data-ta-bulk]:not([hidden])')));
    const link = make('a', { href: record || location.href, text: look });
    if (record) link.target = '_blank';
    else link.addEventListener('click', (event) => { event.preventDefault(); location.reload(); });
    note.append(icon(icons, 'refresh'), make('span', { text: changed }), ' ', link);
  }
  async function ask() {
    if (document.hidden || Date.now() - used > kIdle) return;
    let answer;
    try {
      answer = await fetch(href, { headers: { 'If-None-Match': `"${stamp}"` }, cache: 'no-store', redirect: 'manual' });
    } catch { return; }
    if (!note.childElementCount && (answer.status === 200 || answer.status === 404)) tell();
    else if (answer.type === 'opaqueredirect') clearInterval(timer);
  }
  timer = setInterval(ask, kEvery);
});
