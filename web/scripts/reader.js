// [data-ta-reader]: a span of the text and its card light each other; j k move, n p move to what is unresolved, other keys press the card's own button
// with that data-key.
import { each, is_typing } from './dom.js';

each('[data-ta-reader]', (reader) => {
  const cards = () => [...reader.querySelectorAll('.ta-reader-card')];
  const spans = (id) => reader.querySelectorAll(`.ta-span[data-span="${CSS.escape(id)}"]`);
  const gently = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';

  function light(id) {
    for (const lit of reader.querySelectorAll('.is-lit')) lit.classList.remove('is-lit');
    if (id === undefined) return;
    spans(id).forEach((span) => span.classList.add('is-lit'));
    cards().find((card) => card.dataset.span === id)?.classList.add('is-lit');
  }
  const scroll = (element) => element?.scrollIntoView({ block: 'nearest', behavior: gently });
  // Only the text's own pane moves: a page that moved between press and release would swallow the click.
  function show(span) {
    const pane = span?.closest('.ta-reader-text');
    if (!pane) return;
    const at = span.getBoundingClientRect(), seen = pane.getBoundingClientRect();
    if (at.top < seen.top || at.bottom > seen.bottom) pane.scrollBy({ top: at.top - seen.top - seen.height / 3, behavior: gently });
  }
  const id_at = (target) => target.closest?.('[data-span]')?.dataset.span;

  reader.addEventListener('mouseover', (event) => { const id = id_at(event.target); if (id !== undefined) light(id); });
  reader.addEventListener('focusin', (event) => {
    const id = id_at(event.target);
    if (id === undefined) return;
    light(id);
    show(spans(id)[0]);
  });
  reader.addEventListener('click', (event) => {
    const span = event.target.closest('.ta-span');
    if (!span || String(getSelection())) return;
    const card = cards().find((one) => one.dataset.span === span.dataset.span);
    card?.focus({ preventScroll: true });
    scroll(card);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !reader.isConnected) return;
    if (is_typing(event.target) || document.querySelector('dialog[open]')) return;
    const all = cards();
    const at = all.findIndex((card) => card.contains(document.activeElement));
    const way = { j: 1, k: -1, n: 1, p: -1 }[event.key];
    if (way) {
      // n and p stop only at work a person has to look at still.
      const stops = 'np'.includes(event.key) ? (card) => 'unresolved' in card.dataset : () => true;
      const order = at < 0 ? all : way > 0 ? all.slice(at + 1) : all.slice(0, at).reverse();
      const next = order.find(stops);
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      scroll(next);
    } else if (at >= 0 && /^[a-z]$/.test(event.key)) {
      all[at].querySelector(`[data-key="${event.key}"]`)?.click();
    }
  });
});
