// "/" goes to the search, "?" shows the keys.
import { is_typing } from './dom.js';

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || is_typing(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === '/') {
    const search = [...document.querySelectorAll('[data-ta-search]')].find((input) => input.offsetParent);
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === '?') {
    document.querySelector('dialog[data-ta-keys]')?.showModal();
  }
});
