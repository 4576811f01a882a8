// [data-ta-drop]: drop files on it, see their names and sizes (too large ones at once), and the progress of htmx.
import { each, make } from './dom.js';

function size_text(bytes) {
  const units = ['B', 'KB', 'MB', 'GB'];
  let unit = 0;
  for (; bytes >= 1024 && unit < 3; unit++) bytes /= 1024;
  return `${bytes.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${units[unit]}`;
}

each('[data-ta-drop]', (zone) => {
  const input = zone.querySelector('input[type=file]');
  const list = zone.querySelector('[data-ta-files]');
  const max = Number(zone.dataset.max) || Infinity;

  function show() {
    list.replaceChildren(...[...input.files].map((file) => {
      const row = make('li', {}, make('span', { text: file.name }), make('span', { class: 'ta-muted', text: size_text(file.size) }));
      if (file.size > max) row.append(make('strong', { class: 'ta-error', text: zone.dataset.tooBig }));
      return row;
    }));
  }
  input.addEventListener('change', show);
  zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('ta-drop-over'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('ta-drop-over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('ta-drop-over');
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

  zone.closest('form')?.addEventListener('htmx:xhr:progress', (event) => {
    if (!event.detail.lengthComputable || !input.files.length) return;
    const bar = list.querySelector('progress') ?? list.appendChild(make('li', {}, make('progress', { 'aria-label': zone.dataset.sending ?? '' }))).firstChild;
    bar.max = event.detail.total;
    bar.value = event.detail.loaded;
  });
});
