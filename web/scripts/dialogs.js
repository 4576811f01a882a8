// [data-ta-dialog=ID] opens that dialog instead of following its link or sending its form; a click beside it closes it.
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-ta-dialog]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.taDialog);
    if (!dialog?.showModal) return;
    event.preventDefault();
    opener.closest('details.ta-menu')?.removeAttribute('open');
    // A dialog that closes gives the focus back to what had it when it opened; an item of a closed menu could not take it.
    (opener.closest('details.ta-menu')?.querySelector('summary') ?? opener).focus();
    dialog.showModal();
  } else if (event.target.matches?.('dialog.ta-dialog')) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.detail > 0) event.target.close();
  }
});
