"""Single keys that press buttons of a screen, whatever the keyboard's layout.

Streamlit's own shortcuts leave out C and R and follow the letter, not the key: on a Russian
keyboard they would be dead. The keys stand in an attribute, so the script never changes and the
content security policy can name it by its hash.
"""

import json
from collections.abc import Mapping
from html import escape

import streamlit as st

# A key is named by its place on the keyboard (KeyC), a button by the key of its widget.
SCRIPT = """
(() => {
  if (window.networksShortcuts) return;
  window.networksShortcuts = true;
  const ticks = ":not([type=checkbox]):not([type=radio])";
  const typing = `input${ticks}, textarea, select, [contenteditable=true]`;
  const moving = "[role=radiogroup], [role=listbox], [role=menu], [role=dialog], canvas";
  const button = (key) => document.querySelector(`.st-key-${key} button:not([disabled])`);
  const texts = `input${ticks}, textarea`;
  // A pill or a date takes Enter for itself; a text is sent by Streamlit's own shortcut.
  window.addEventListener("keydown", (event) => {
    const holder = document.querySelector("[data-networks-keys]");
    const isMeant = (event.ctrlKey || event.metaKey) && event.key === "Enter";
    if (!holder || !isMeant || event.target.closest?.(texts)) return;
    const key = JSON.parse(holder.dataset.networksKeys)["Ctrl+Enter"];
    if (!key) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.networksTypedDays?.(event.target);
    if (!event.repeat) button(key)?.click();
  }, true);
  document.addEventListener("keydown", (event) => {
    const holder = document.querySelector("[data-networks-keys]");
    if (!holder || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest && event.target.closest(typing)) return;
    const key = JSON.parse(holder.dataset.networksKeys)[event.code];
    if (!key) return;
    if (event.code.startsWith("Arrow") && event.target.closest?.(moving)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const wanted = button(key);
    if (!event.repeat && wanted) wanted.click();
  }, true);
  const scrolls = (box) =>
    box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY);
  let shown = "";
  new MutationObserver(() => {
    const holder = document.querySelector("[data-networks-current]");
    const current = holder ? holder.dataset.networksCurrent : "";
    const row = current && current !== shown && document.querySelector(`.st-key-${current}`);
    if (!row) return;
    let list = row.parentElement;
    while (list && !scrolls(list)) list = list.parentElement;
    if (!list || list.matches("[data-testid=stMain]")) return;
    shown = current;
    const above = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const below = above + row.offsetHeight - list.clientHeight;
    if (above < 0 || below > 0) list.scrollTop += above < 0 ? above : below;
    if (list.contains(document.activeElement)) row.querySelector("button").focus();
  }).observe(document.body, { subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-networks-current"] });
})();
"""


def draw(keys: Mapping[str, str], *, current: str = "") -> None:
    """Let keys press buttons while this is drawn: {"KeyJ": "queue_next"}; not while typing.

    `current` is the key of the row that the keys move over: it is scrolled into view in its list,
    and the focus goes along with it when it is in that list.
    """
    carried, row = escape(json.dumps(dict(keys)), quote=True), escape(current, quote=True)
    st.html(
        f'<span data-networks-keys="{carried}" data-networks-current="{row}"></span>'
        f"<script>{SCRIPT}</script>",
        unsafe_allow_javascript=True,
    )
