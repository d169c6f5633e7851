"""Where the keyboard is in a new record's form: in its first field when it opens or is emptied.

Saving empties the form, its fields go and others come, and the browser's focus would be nowhere.
A constant script looks at a marker that names the fields as they are now. While the page comes
together the first field may be drawn once more, which loses the focus, or come after another one:
the focus is given again until a hand has touched something. Who is typing already is left alone,
and a finger is not given a keyboard that covers half of the screen.
"""

from html import escape

import streamlit as st

SCRIPT = """
(() => {
  if (window.networksFocusing) return;
  window.networksFocusing = true;
  const TYPED = ":is(input:not([type=checkbox], [type=radio], [type=file]), textarea)";
  let done = "", isTouched = false, given = null;
  const touch = () => { isTouched = true; };
  for (const deed of ["pointerdown", "keydown"]) document.addEventListener(deed, touch, true);
  const begin = () => {
    const marker = document.querySelector("[data-networks-first]");
    const fields = marker ? marker.dataset.networksFirst : "";
    const active = document.activeElement;
    const isHeld = active && active !== given && active.matches(TYPED);  // not given by this script
    if (!fields) return void (done = "");
    if (fields === done && (isTouched || isHeld)) return;
    const first = document.querySelector(`.st-key-${fields} ${TYPED}:enabled`);
    if (!first || fields === done && first === active) return;
    if (fields !== done) isTouched = false;
    done = fields;
    if (isHeld || matchMedia("(pointer: coarse)").matches) return;
    given = first;
    first.focus();
  };
  new MutationObserver(begin).observe(document.body, {
    subtree: true, childList: true, attributeFilter: ["data-networks-first", "disabled"],
  });
  // What keeps a field from the focus may go without anything being drawn.
  setInterval(begin, 500);
  begin();
})();
"""


def draw(fields: str) -> None:
    """Name the container of the fields; another name than before is a form that begins anew."""
    marker = f'<span data-networks-first="{escape(fields, quote=True)}"></span>'
    st.html(f"{marker}<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
