// Nothing typed is lost: [data-ta-draft=KEY] keeps what is typed in this browser and offers it back. A draft that was
// sent goes when a page with the flash of success follows; any other answer leaves it. [data-ta-unsaved] warns before
// the page is left. Passwords, files and hidden fields are never kept; a draft is dropped after 14 days.
import { each, make } from './dom.js';

const kPrefix = 'ta-draft:';
const kDays = 14;

function values_of(form) {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || ['password', 'file', 'hidden', 'submit', 'button'].includes(field.type)) continue;
    const value = ['checkbox', 'radio'].includes(field.type) ? (field.checked ? [field.value] : []) : field.multiple ? [...field.selectedOptions].map((o) => o.value) : [field.value];
    kept[field.name] = [...(kept[field.name] ?? []), ...value];
  }
  return kept;
}

function put_back(form, kept) {
  const left = Object.fromEntries(Object.entries(kept).map(([name, values]) => [name, [...values]]));
  for (const field of form.elements) {
    const values = left[field.name];
    if (!values || ['password', 'file', 'hidden', 'submit', 'button'].includes(field.type)) continue;
    if (['checkbox', 'radio'].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
    else if (values.length) field.value = values.shift();
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(kPrefix + key));
    return draft && Date.now() - draft.at < kDays * 86400000 ? draft : null;
  } catch {
    return null;
  }
}

function write(key, values, sent) {
  try {
    localStorage.setItem(kPrefix + key, JSON.stringify({ at: Date.now(), sent, values }));
  } catch { /* storage full or forbidden: the form still works */ }
}

function forget(key) {
  try { localStorage.removeItem(kPrefix + key); } catch { /* as above */ }
}

function forget_sent() {
  try {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(kPrefix)).map((k) => k.slice(kPrefix.length))) {
      const draft = read(key);
      if (!draft || draft.sent) forget(key);
    }
  } catch { /* as above */ }
}

each('.ta-toast[role=status]', forget_sent);

each('form[data-ta-draft]', (form) => {
  const key = form.dataset.taDraft;
  const draft = read(key);
  let timer = 0;
  const keep = (sent) => { clearTimeout(timer); timer = 0; write(key, values_of(form), sent); };
  const keep_soon = () => { clearTimeout(timer); timer = setTimeout(keep, 600, false); };
  form.addEventListener('input', keep_soon);
  form.addEventListener('change', keep_soon);
  form.addEventListener('submit', () => keep(true));
  addEventListener('pagehide', () => { if (timer) keep(false); });
  if (!draft || JSON.stringify(draft.values) === JSON.stringify(values_of(form))) return;

  const notice = make('div', { class: 'ta-draft', role: 'status' });
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' });
  const act = (text, done) => make('button', { class: 'btn btn-sm', type: 'button', text, onclick: () => { done(); notice.remove(); form.querySelector('input, select, textarea')?.focus(); } });
  notice.append(make('span', { class: 'ta-grow', text: form.dataset.draftFound.replace('{time}', time) }),
    act(form.dataset.draftRestore, () => put_back(form, draft.values)), act(form.dataset.draftDrop, () => forget(key)));
  form.before(notice);
});

each('form[data-ta-unsaved]', (form) => {
  let dirty = false;
  form.addEventListener('input', () => { dirty = true; });
  form.addEventListener('submit', () => { dirty = false; });
  addEventListener('beforeunload', (event) => { if (dirty && form.isConnected) event.preventDefault(); });
});
