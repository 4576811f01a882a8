// Flashes can be put away; errors take the focus; a request of htmx that failed is said, never swallowed.
import { each, make } from './dom.js';

each('[data-ta-dismiss]', (button) => {
  button.hidden = false;
  button.addEventListener('click', () => {
    button.closest('.ta-toast').remove();
    document.getElementById('main')?.focus({ preventScroll: true });
  });
});

each('.ta-errors[tabindex]', (summary) => summary.focus());

// A quiet look for news that failed is tried again by itself and not worth a word.
function say_failed(event) {
  if (event.detail?.requestConfig?.verb === 'get') return;
  const text = document.body.dataset.failed;
  const main = document.getElementById('main');
  if (!text || !main) return;
  main.querySelector('[data-ta-failed]')?.remove();
  const close = make('button', { class: 'btn btn-quiet btn-sm btn-icon', type: 'button', 'aria-label': document.body.dataset.dismiss, text: '×', onclick: () => toast.remove() });
  const toast = make('div', { class: 'ta-toast ta-toast-bad', role: 'alert', 'data-ta-failed': '' }, make('p', { class: 'ta-grow', text }), close);
  main.prepend(toast);
  toast.scrollIntoView({ block: 'nearest' });
}
document.addEventListener('htmx:sendError', say_failed);
document.addEventListener('htmx:timeout', say_failed);
document.addEventListener('htmx:responseError', say_failed);
