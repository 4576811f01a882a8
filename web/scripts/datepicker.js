// [data-ta-date]: a button and a month beside a dd/mm/yyyy text field. Arrows move by day and week, PageUp and PageDown
// by month (with shift by year), Home and End to the week's ends, Enter takes, Escape leaves. 13/3/26 typed becomes
// 13/03/2026; what is not a date stays as typed, the server says why.
import { each, icon, make, new_id } from './dom.js';

const two = (n) => String(n).padStart(2, '0');
const text_of = (date) => `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
const spoken = (date) => date.toLocaleDateString(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const same_day = (a, b) => a && b && a.toDateString() === b.toDateString();
const days_on = (date, n) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + n);
const weekday = (date) => (date.getDay() + 6) % 7;

function parse(text) {
  const match = /^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\s*$/.exec(text);
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), match[3].length === 2 ? 2000 + Number(match[3]) : Number(match[3])];
  const date = new Date(year, month - 1, day);
  return year >= 1900 && date.getMonth() === month - 1 && date.getDate() === day ? date : null;
}

function months_on(date, n) {
  const last = new Date(date.getFullYear(), date.getMonth() + n + 1, 0).getDate();
  return new Date(date.getFullYear(), date.getMonth() + n, Math.min(date.getDate(), last));
}

function moved(date, event) {
  switch (event.key) {
    case 'ArrowLeft': return days_on(date, -1);
    case 'ArrowRight': return days_on(date, 1);
    case 'ArrowUp': return days_on(date, -7);
    case 'ArrowDown': return days_on(date, 7);
    case 'Home': return days_on(date, -weekday(date));
    case 'End': return days_on(date, 6 - weekday(date));
    case 'PageUp': return months_on(date, event.shiftKey ? -12 : -1);
    case 'PageDown': return months_on(date, event.shiftKey ? 12 : 1);
    default: return null;
  }
}

each('[data-ta-date]', (box) => {
  const input = box.querySelector('input');
  const words = box.dataset;
  const title = make('span', { id: new_id('month'), 'aria-live': 'polite' });
  const body = make('tbody');
  let at = new Date();

  const turn = (name, text, months) => make('button', { type: 'button', class: 'btn btn-quiet btn-sm btn-icon', 'aria-label': text, onclick: () => show(months_on(at, months), false) }, icon(words.icons, name));
  const head = make('tr', {}, ...words.days.split(',').map((day) => make('th', { scope: 'col', text: day })));
  const popup = make('div', { class: 'ta-calendar', role: 'dialog', 'aria-label': words.open, hidden: '' },
    make('div', { class: 'ta-calendar-head' }, turn('chevron-left', words.prev, -1), title, turn('chevron-right', words.next, 1)),
    make('table', { role: 'grid', 'aria-labelledby': title.id }, make('thead', {}, head), body));
  const button = make('button', { type: 'button', class: 'btn btn-icon', 'aria-label': words.open, 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => (popup.hidden ? open() : close()) }, icon(words.icons, 'calendar'));
  box.append(button, popup);

  function cell(date, chosen) {
    const day = make('button', { type: 'button', tabindex: same_day(date, at) ? '0' : '-1', 'data-day': text_of(date), 'aria-label': spoken(date), text: date.getDate(), onclick: () => take(date) });
    if (same_day(date, new Date())) day.setAttribute('aria-current', 'date');
    return make('td', { role: 'gridcell', 'aria-selected': String(Boolean(same_day(date, chosen))), class: date.getMonth() === at.getMonth() ? null : 'ta-off' }, day);
  }
  function show(date, focus) {
    at = date;
    const chosen = parse(input.value);
    const first = new Date(at.getFullYear(), at.getMonth(), 1);
    const start = days_on(first, -weekday(first));
    title.textContent = words.month.replace('{m}', at.getMonth() + 1).replace('{y}', at.getFullYear());
    body.replaceChildren(...[0, 1, 2, 3, 4, 5].map((week) => make('tr', {}, ...[0, 1, 2, 3, 4, 5, 6].map((day) => cell(days_on(start, week * 7 + day), chosen)))));
    if (focus) body.querySelector('[tabindex="0"]').focus();
  }
  function open() {
    popup.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    show(parse(input.value) ?? new Date(), true);
    popup.scrollIntoView({ block: 'nearest' });
  }
  function close() {
    popup.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }
  function take(date) {
    input.value = text_of(date);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    close();
  }

  popup.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      close();
      return;
    }
    const date = body.contains(event.target) ? moved(at, event) : null;
    if (!date) return;
    event.preventDefault();
    show(date, true);
  });
  document.addEventListener('click', (event) => {
    if (!popup.hidden && !event.composedPath().includes(box)) { popup.hidden = true; button.setAttribute('aria-expanded', 'false'); }
  });
  box.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) { popup.hidden = true; button.setAttribute('aria-expanded', 'false'); }
  });
  input.addEventListener('change', () => { const date = parse(input.value); if (date) input.value = text_of(date); });
});
