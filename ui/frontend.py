"""What Streamlit's own front end leaves to mend: English words and faint colours.

Streamlit ships no catalogues: tooltips of tables, names of buttons for screen readers, the empty
list of a select box. A constant script watches the page and replaces exactly these texts, which
stand in an attribute beside it, so the content security policy can name the script by its hash.
"""

import json
from html import escape

import streamlit as st

from core.i18n import N_, Words
from services.intake.fields import NO_SUCH_DAY
from ui import connection, crossing, menu, plain_table, printing, staying, typed_days, walking

TEXTS: tuple[str, ...] = (
    N_("Add files"),
    N_("Add row"),
    N_("Autosize"),
    N_("Choose an option"),
    N_("Choose date"),
    N_("Choose date range"),
    N_("Choose options"),
    N_("Clear all"),
    N_("Clear date"),
    N_("Clear dates"),
    N_("Clear selection"),
    N_("Clear value"),
    N_("Close"),
    N_("Close fullscreen"),
    N_("Collapse sidebar"),
    N_("Connecting"),
    connection.DIALOG,
    N_("Date range"),
    N_("Decrement"),
    N_("Delete row(s)"),
    N_("Download as CSV"),
    N_("Drag and drop a file here"),
    N_("Drag and drop files here"),
    N_("Expand sidebar"),
    N_("Format"),
    N_("Fullscreen"),
    N_("Hide column"),
    N_("Hide password"),
    N_("Increment"),
    N_("Next month"),
    N_("No options to select"),
    N_("No options to select."),
    N_("No results"),
    N_("Open"),
    N_("Page not found"),
    N_("Past Week"),
    N_("Past Month"),
    N_("Past 3 Months"),
    N_("Past 6 Months"),
    N_("Past Year"),
    N_("Past 2 Years"),
    N_("Pin column"),
    N_("Previous month"),
    N_("Quick select a date range"),
    N_("Search"),
    N_("Select all"),
    N_("Select..."),
    N_("Show password"),
    N_("Show/hide columns"),
    N_("Skip to main content"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Unpin column"),
    N_("Upload"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("View less"),
    N_("dd"),
    N_("mm"),
    N_("yyyy"),
    N_("The page that you have requested does not seem to exist. Running the app's main page."),
    N_("Unable to connect to Streamlit server"),
    N_("Connecting to Streamlit server"),
)
BEGINNINGS: tuple[str, ...] = (
    N_("Delete"),
    N_("File must be"),
    N_("Help for"),
    N_("Remove"),
    N_("Shortcut"),
)
ENDINGS: tuple[str, ...] = (N_("files are not allowed."), N_("or smaller."), N_("per file"))

# The titles in the list of what waits for a check: ways, so they begin where text does.
TITLES = ".st-key-queue_list button"
# The chosen segment's words (in the dark) and the labels of closed fields would be too faint.
FAINT = ('[role="radio"][aria-checked="true"]', "[data-testid=stWidgetLabel][disabled]")
# What waits on the first screen: the reason stands under its record. A whole sentence may be a way.
WAITING = (
    ":is(.st-key-waiting, .st-key-attention, .st-key-late) [data-testid=stPageLink] *"
    " {white-space: normal;}"
    ".st-key-waiting [data-testid=stHorizontalBlock] {row-gap: 0;}"
    ".st-key-waiting [data-testid=stCaptionContainer] {padding-left: 2rem;}"
)
# What the page is narrowed to stays in sight while somebody reads further down. Style sheets know
# the theme's background by no name: a blurred page behind the row does for both modes.
CHIPS = (
    "[data-testid=stLayoutWrapper]:has(> .st-key-chips) {position: sticky; top: 0; z-index: 90;}"
    "[data-testid=stMain]:has(.st-key-chips) {scroll-padding-top: 5rem;}"  # what has the focus
    ".st-key-chips {padding: 0.375rem 0; background: color-mix(in srgb, Canvas 85%, transparent);"
    "backdrop-filter: blur(8px); max-height: 40vh; overflow-y: auto;}"
    "@media print {[data-testid=stLayoutWrapper]:has(> .st-key-chips) {position: static;}}"
)
STYLE = (
    "".join(f"{mark}, {mark} * {{color: inherit !important;}}" for mark in FAINT)
    + "button kbd {opacity: 1 !important;}"  # the keys of a shortcut
    # The size stands in the uploader's label, in the person's words.
    + "[data-testid=stFileUploaderDropzoneInstructions] {display: none;}"
    + f"{TITLES} {{min-height: 0; text-align: left; justify-content: start;}}"
    + f"{TITLES} * {{text-align: left; justify-content: start;}}"
    + WAITING
    + menu.STYLE
    + connection.STYLE
    + typed_days.STYLE
    + CHIPS
    # A pair is decided on when it can be read: its table comes a moment after the buttons.
    + "[class*=st-key-pair_]:has([data-testid=stSkeleton]) button {visibility: hidden;}"
    # A chosen community can be read in its field.
    + ".st-key-filters > .st-key-filter_community {min-width: 15rem;}"
    + "[data-testid=InputInstructions] {display: none;}"  # "Press Enter to apply", nothing else
    # A figure is read whole, on a phone too.
    + "[data-testid=stMetricValue] > div, [data-testid=stMetricValue] p,"
    "[data-testid=stMetricLabel] p {white-space: normal; overflow: visible;}"
    # An older browser knows one colour for both modes.
    ".small-months {display: flex; align-items: flex-end; gap: 4px; height: 44px;"
    "margin-top: 0.5rem;}"
    ".small-months > span {flex: 0 1 6px; min-width: 1px;}"
    ".small-goal {position: relative; display: flex; height: 22px;}"
    ".small-goal > b {position: absolute; left: 0; top: 29%; height: 42%;}"
    ".small-months > span, .small-goal > b {background: #127880;"
    "background: light-dark(#127880, #83c6ca); print-color-adjust: exact;}"
    + crossing.STYLE
    + plain_table.STYLE
    + printing.STYLE
)

SCRIPT = """
(() => {
  const holder = document.querySelector("[data-networks-words]");
  if (!holder) return;
  const words = JSON.parse(holder.dataset.networksWords);
  window.networksWords = words;
  document.documentElement.lang = words.language;
  if (window.networksObserver) return;
  const attributes = ["aria-label", "title", "placeholder"];
  const translated = (text) => {
    const { texts, beginnings, endings } = window.networksWords;
    const plain = text.trim();
    if (Object.hasOwn(texts, plain)) return text.replace(plain, texts[plain]);
    let whole = text;
    for (const [english, own] of Object.entries(beginnings))
      if (plain.startsWith(english + " ")) whole = whole.replace(english, own);
    for (const [english, own] of Object.entries(endings))
      if (plain.endsWith(" " + english)) whole = whole.replace(english, own);
    return whole;
  };
  // What a chart draws, thousands of marks, is in the person's words already.
  const isOfChart = (node) => (node.closest ? node : node.parentElement)?.closest(".main-svg");
  const turn = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const own = translated(node.data);
      if (own !== node.data) node.data = own;
    } else if (node.nodeType === Node.ELEMENT_NODE && !isOfChart(node)) {
      for (const name of attributes) {
        const text = node.getAttribute(name);
        const own = text && translated(text);
        if (own && own !== text) node.setAttribute(name, own);
      }
      node.childNodes.forEach(turn);
    }
  };
  turn(document.body);
  window.networksObserver = new MutationObserver((changes) => {
    for (const change of changes) {
      if (isOfChart(change.target)) continue;
      if (change.type === "childList") change.addedNodes.forEach(turn);
      else turn(change.target);
    }
  });
  window.networksObserver.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributeFilter: attributes,
  });
})();
"""
SCRIPTS = "".join(
    f"<script>{script}</script>"
    for script in (
        SCRIPT,
        walking.SCRIPT,
        printing.SCRIPT,
        staying.SCRIPT,
        typed_days.SCRIPT,
        connection.SCRIPT,
        menu.SCRIPT,
    )
)


def draw(words: Words) -> None:
    """Put the script and the person's words into the page; drawn at the same place every run."""
    known = {
        "language": words.language,
        "texts": {text: words(text) for text in TEXTS},
        "beginnings": {text: words(text) for text in BEGINNINGS},
        "endings": {text: words(text) for text in ENDINGS},
        "noDay": words(NO_SUCH_DAY, value="{value}"),
        "connection": {
            "dialog": [connection.DIALOG, words(connection.DIALOG)],
            "away": words(connection.AWAY),
        },
    }
    carried = escape(json.dumps(known, ensure_ascii=False), quote=True)
    st.html(
        f'<span data-networks-words="{carried}"></span><style>{STYLE}</style>{SCRIPTS}',
        unsafe_allow_javascript=True,
    )
