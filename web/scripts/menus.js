// details.ta-menu: Escape closes and gives the focus back, a click or the focus elsewhere closes, arrows walk the items.
const kItems = '.ta-menu-item, .ta-menu-body input, .ta-menu-body button';

function close(menu) {
  const had_focus = menu.contains(document.activeElement);
  menu.open = false;
  if (had_focus) menu.querySelector('summary').focus();
}

const open_menus = () => document.querySelectorAll('details.ta-menu[open]');

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    open_menus().forEach(close);
    if (location.hash === '#side') location.hash = '#main';
    return;
  }
  const menu = event.target.closest?.('details.ta-menu');
  if (!menu || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  event.preventDefault();
  menu.open = true;
  const items = [...menu.querySelectorAll(kItems)];
  const step = event.key === 'ArrowDown' ? 1 : -1;
  const at = items.indexOf(document.activeElement);
  const next = at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length;
  items[next]?.focus();
});

const close_others = (event) => open_menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
document.addEventListener('click', close_others);
document.addEventListener('focusin', close_others);
