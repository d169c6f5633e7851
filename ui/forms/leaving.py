"""What the browser does for a form: warns before it is left, sends long texts, says it waits.

A constant script: it looks at a marker that says whether the form holds what is no record yet.
Streamlit sends a text of several lines when its field is left; the script ends a pause in typing
in the same way, so that it is kept within seconds as every other field is. The line says that it
waits when no run has ended for seconds after something was typed. A run that ends before the pause
in typing is over may be that of the text as it was before: it counts when nothing follows it.
"""

import streamlit as st

STYLE = (
    ".st-key-form_waiting {display: none;}"
    "[data-testid=stApp]:not([data-test-connection-state=CONNECTED]) .st-key-form_waiting,"
    "html[data-networks-waiting] .st-key-form_waiting {display: flex;}"
    "[data-testid=stApp]:not([data-test-connection-state=CONNECTED]) .st-key-form_standing,"
    "html[data-networks-waiting] .st-key-form_standing {display: none;}"
)

SCRIPT = """
(() => {
  if (window.networksLeaving) return;
  const PAUSE = 1000, LONGEST = 2500, PATIENCE = 5000;
  const typed = { since: 0, last: 0, sent: 0, ended: 0, field: null, before: "" };
  window.networksLeaving = typed;
  const root = document.documentElement;
  const marker = () => document.querySelector("[data-networks-unsaved]");
  const forget = () => Object.assign(typed, { since: 0, last: 0, field: null });
  const TEXTS = ":is([data-testid=stTextInput], [data-testid=stTextArea])";
  const isIdle = () => document.querySelector(
    "[data-testid=stApp][data-test-script-state=notRunning]"
    + "[data-test-connection-state=CONNECTED]");
  const isText = (element) => element.closest?.(`[data-testid=stMain] ${TEXTS}`);
  const send = (element) => {
    element.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    if (document.activeElement === element)
      element.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  };
  document.addEventListener("focusin", (event) => {
    if (event.isTrusted && isText(event.target)) typed.before = event.target.value;
  }, true);
  document.addEventListener("input", (event) => {
    if (!marker() || !isText(event.target)) return;
    typed.last = Date.now();
    typed.since ||= typed.last;
    typed.field = event.target;
  }, true);
  setInterval(() => {
    const now = Date.now(), { since, last, field } = typed;
    const isLong = field?.tagName === "TEXTAREA", isOver = now - last > PAUSE;
    const isSent = !isLong || typed.sent >= last || document.activeElement !== field;
    const isBack = isOver && isSent && typed.ended > Math.max(last, typed.sent) && isIdle();
    if (since && isBack) typed.before = field.value;
    if (since && (!marker() || isBack || (field.value === typed.before && isOver))) forget();
    const isPaused = isOver || now - (typed.sent || since) > LONGEST;
    if (typed.since && isLong && isPaused && last > typed.sent) {
      typed.sent = now;
      send(field);
    }
    const from = isLong ? since : last;  // a text of one line is sent after a pause only
    const isWaiting = marker() && (!navigator.onLine || (typed.since && now - from > PATIENCE));
    root.toggleAttribute("data-networks-waiting", Boolean(isWaiting));
  }, 250);
  new MutationObserver((changes) => {
    const hasRun = changes.some(({ target, oldValue }) =>
      oldValue === "running" && target.dataset.testScriptState === "notRunning");
    if (!hasRun) return;
    typed.ended = Date.now();
    if (typed.since && typed.ended - typed.last > PAUSE / 2) {
      typed.before = typed.field.value;
      forget();
    }
  }).observe(document.body, {
    subtree: true, attributeFilter: ["data-test-script-state"], attributeOldValue: true,
  });
  window.onbeforeunload = (event) => {
    if (marker()?.dataset.networksUnsaved !== "yes" && !(marker() && typed.since)) return;
    event.preventDefault();
    event.returnValue = "";
  };
})();
"""


def draw(*, is_unsaved: bool) -> None:
    """Put the marker, the style of the line and the script into the page."""
    said = "yes" if is_unsaved else "no"
    st.html(
        f'<span data-networks-unsaved="{said}"></span>'
        f"<style>{STYLE}</style><script>{SCRIPT}</script>",
        unsafe_allow_javascript=True,
    )
