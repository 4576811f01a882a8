// The pages work without any of this; each file adds one comfort. Words come from data attributes of the page.
import './combobox.js';
import './datepicker.js';
import './dialogs.js';
import './drafts.js';
import './files.js';
import './keys.js';
import './live.js';
import './menus.js';
import './notices.js';
import './reader.js';
import './selection.js';
