// [data-ta-select]: the bulk bar appears with the first chosen row and counts; one box chooses all; shift takes a run;
// Escape chooses none.
import { each } from './dom.js';

each('[data-ta-select]', (form) => {
  const bar = form.querySelector('[data-ta-bulk]');
  const count = form.querySelector('[data-ta-count]');
  const all = form.querySelector('[data-ta-all]');
  const boxes = () => [...form.querySelectorAll('.ta-pick input:not([data-ta-all])')];
  let last = null;

  function show() {
    const chosen = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest('tr, li').classList.toggle('is-selected', box.checked);
    bar.hidden = chosen.length === 0;
    count.textContent = count.dataset.taCount.replace('{n}', chosen.length);
    if (!all) return;
    all.checked = chosen.length > 0 && chosen.length === boxes().length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  }

  form.addEventListener('click', (event) => {
    const rows = boxes();
    if (!rows.includes(event.target)) return;
    if (event.shiftKey && last) {
      const [from, to] = [rows.indexOf(last), rows.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of rows.slice(Math.max(from, 0), to + 1)) box.checked = event.target.checked;
    }
    last = event.target;
  });
  form.addEventListener('change', (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    show();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || bar.hidden || form.querySelector('details[open]')) return;
    for (const box of boxes()) box.checked = false;
    if (bar.contains(document.activeElement)) boxes()[0].focus();
    show();
  });
  if (all) all.hidden = false;
  addEventListener('pageshow', show);
  show();
});
