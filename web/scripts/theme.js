// Shows the chosen theme at once; the form of the button tells the server.
document.addEventListener('click', (event) => {
  const theme = event.target.closest?.('[data-ta-theme]')?.dataset.taTheme;
  if (!theme) return;
  if (theme === 'auto') document.documentElement.removeAttribute('data-bs-theme');
  else document.documentElement.setAttribute('data-bs-theme', theme);
});
