// [data-ta-combobox] on a select (choose one of these, or several) or on an input with a datalist (these or anything).
// The ARIA combobox pattern with a list; typed text matches without marks ("so tai" finds "Sở Tài chính").
import { each, fold, make, new_id } from './dom.js';

const kShown = 50;

function choices_of(source) {
  const taken = (option) => source.multiple && option.selected;
  return [...source.querySelectorAll('option')].filter((option) => option.value && !option.disabled && !taken(option))
    .map((option) => ({ value: option.value, text: option.label || option.textContent.trim() || option.value }));
}

// over an input: the list below it; choose(choice) is called with what was taken
function attach(input, source, words, choose) {
  const list = make('ul', { class: 'ta-combo-list', role: 'listbox', id: new_id('combo'), hidden: '', 'aria-label': words.label });
  const status = make('span', { class: 'ta-hidden', role: 'status' });
  let shown = [];
  let active = -1;
  input.after(list, status);
  for (const [name, value] of Object.entries({ role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value);

  function mark(index) {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    if (index >= 0) {
      input.setAttribute('aria-activedescendant', list.children[index].id);
      list.children[index].scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }
  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }
  function open(text) {
    const words_typed = fold(text).split(/\s+/).filter(Boolean);
    shown = choices_of(source).filter((choice) => { const folded = fold(choice.text); return words_typed.every((word) => folded.includes(word)); }).slice(0, kShown);
    list.replaceChildren(...shown.map((choice) => make('li', { role: 'option', id: new_id('choice'), 'aria-selected': 'false', text: choice.text })));
    if (!shown.length) list.append(make('li', { class: 'ta-combo-none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', text: words.none }));
    status.textContent = words.found.replace('{n}', shown.length);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.scrollIntoView({ block: 'nearest' });
  }
  function take(index) {
    choose(shown[index]);
    close();
  }

  input.addEventListener('input', () => open(input.value));
  input.addEventListener('click', () => { if (list.hidden) open(''); });
  input.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const index = [...list.children].indexOf(event.target.closest('li'));
    if (index >= 0 && index < shown.length) take(index);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open('');
      if (shown.length) mark((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + shown.length) % shown.length);
    } else if (event.key === 'Enter' && !list.hidden && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  new MutationObserver(() => { if (document.activeElement === input && !list.hidden) open(input.value); }).observe(source, { childList: true });
}

// the text field that stands in for the select; the select keeps the value and the name
function stand_in(select) {
  const hint = select.querySelector('option[value=""]')?.textContent ?? '';
  const input = make('input', { class: 'form-select', type: 'text', id: select.id, placeholder: hint, 'aria-describedby': select.getAttribute('aria-describedby'), 'aria-invalid': select.getAttribute('aria-invalid') });
  const box = make('div', { class: 'ta-combo' });
  select.before(box);
  select.removeAttribute('id');
  select.hidden = true;
  box.append(input, select);
  return input;
}

const label_of = (input) => document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent.trim() ?? '';
const changed = (field) => field.dispatchEvent(new Event('change', { bubbles: true }));

function over_select(select) {
  const text_of = () => (select.value ? select.selectedOptions[0].textContent.trim() : '');
  const input = stand_in(select);
  const set = (value) => {
    if (select.value !== value) { select.value = value; changed(select); }
    input.value = text_of();
  };
  attach(input, select, { ...words_of(select), label: label_of(input) }, (choice) => set(choice.value));
  // Text that is no choice goes back to the last choice; empty text takes the choice away where none is allowed.
  input.addEventListener('blur', () => {
    const same = choices_of(select).find((choice) => fold(choice.text) === fold(input.value.trim()));
    if (same) set(same.value);
    else if (!input.value.trim() && select.querySelector('option[value=""]')) set('');
    else input.value = text_of();
  });
  select.addEventListener('change', () => { input.value = text_of(); });
  input.value = text_of();
}

// Several choices: each chosen one stands above the field as a button that takes it away again.
function over_multiple(select) {
  const input = stand_in(select);
  const chosen = make('ul', { class: 'ta-combo-chosen', 'aria-label': label_of(input) });
  input.parentElement.before(chosen);
  const set = (value, selected) => {
    [...select.options].find((option) => option.value === value).selected = selected;
    changed(select);
  };
  function show() {
    chosen.replaceChildren(...[...select.selectedOptions].map((option) => {
      const drop = make('button', { class: 'ta-chip', type: 'button', title: select.dataset.remove, onclick: () => { set(option.value, false); input.focus(); } });
      drop.append(make('span', { text: option.textContent.trim() }), make('span', { 'aria-hidden': 'true', text: '×' }));
      return make('li', {}, drop);
    }));
  }
  attach(input, select, { ...words_of(select), label: label_of(input) }, (choice) => { set(choice.value, true); input.value = ''; });
  input.addEventListener('blur', () => { input.value = ''; });
  input.addEventListener('keydown', (event) => {
    const last = [...select.selectedOptions].pop();
    if (event.key === 'Backspace' && !input.value && last) set(last.value, false);
  });
  select.addEventListener('change', show);
  show();
}

function over_input(input) {
  const source = document.getElementById(input.getAttribute('list'));
  if (!source) return;
  input.removeAttribute('list');
  const box = make('div', { class: 'ta-combo' });
  input.before(box);
  box.append(input);
  attach(input, source, { ...words_of(input), label: label_of(input) }, (choice) => {
    input.value = choice.value;
    changed(input);
  });
}

const words_of = (element) => ({ none: element.dataset.none ?? '', found: element.dataset.found ?? '{n}' });

each('[data-ta-combobox]', (element) => {
  if (element.tagName !== 'SELECT') over_input(element);
  else if (element.multiple) over_multiple(element);
  else over_select(element);
});
