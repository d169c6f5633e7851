"""One step back for one change of screen: what the browser's history keeps of the application.

Streamlit writes a change of page into the history and then, as a second entry, the filters that
the page puts into its address. A constant script makes one of the two: until the page has run, an
address of the same page replaces the entry. And an entry without filters is marked when it is left,
because a page that somebody walks back to looks like one newly chosen from the menu otherwise.
"""

from ui.session import WALKED

SCRIPT = """
(() => {
  if (window.networksWalking) return;
  window.networksWalking = true;
  const push = history.pushState.bind(history);
  let isBeginning = true;
  history.pushState = (state, unused, address) => {
    const isSamePage = new URL(address, location.href).pathname === location.pathname;
    if (isSamePage && isBeginning) {
      history.replaceState(state, unused, address);
      return;
    }
    if (!location.search)
      history.replaceState(history.state, unused, location.pathname + "?WALKED=1");
    push(state, unused, address);
    isBeginning = !isSamePage;
  };
  const isRunning = () =>
    document.querySelector("[data-test-script-state]")?.dataset.testScriptState !== "notRunning";
  const used = () => { if (!isRunning()) isBeginning = false; };
  for (const deed of ["pointerdown", "keydown"]) window.addEventListener(deed, used, true);
})();
""".replace("WALKED", WALKED)
