"""One step back for one change of screen: what the browser's history keeps of the application.

Streamlit writes a change of page into the history and then, as a second entry, the filters that
the page puts into its address. A constant script makes one of the two: the page's own filters, and
whatever comes before somebody uses the page, replace the entry. A page is used while it still runs,
too, and on a slow machine mostly so. After a step back nothing is added until somebody uses it: a
run of a screen passed over may still write its address, which would cut off "forward". And an entry
without filters is marked when it is left, because a page that somebody walks back to looks like one
newly chosen from the menu otherwise.
"""

from ui.session import WALKED

SCRIPT = """
(() => {
  if (window.networksWalking) return;
  window.networksWalking = true;
  const push = history.pushState.bind(history);
  const running = "[data-test-script-state]:not([data-test-script-state=notRunning])";
  const isRunning = () => document.querySelector(running) !== null;
  // hasOwn: the page's own filters stand in the address, or its run has ended without any.
  // isWalked: nobody has used the page since "back" or "forward" led to it.
  let isUsed = false, hasOwn = false, isWalked = false;
  history.pushState = (state, unused, address) => {
    const next = new URL(address, location.href);
    const isSamePage = next.pathname === location.pathname;
    if (isWalked || (isSamePage && !(isUsed && hasOwn))) {
      hasOwn = true;
      history.replaceState(state, unused, address);
      return;
    }
    if (!location.search)
      history.replaceState(history.state, unused, location.pathname + "?WALKED=1");
    push(state, unused, address);
    if (isSamePage) return;
    isUsed = false;
    hasOwn = next.search !== "";
  };
  const used = () => {
    isUsed = true;
    isWalked = false;
    hasOwn ||= !isRunning();
  };
  for (const deed of ["pointerdown", "keydown", "click"]) window.addEventListener(deed, used, true);
  window.addEventListener("popstate", () => { isWalked = true; }, true);
  new MutationObserver(() => { hasOwn ||= !isRunning(); }).observe(document, {
    subtree: true, attributeFilter: ["data-test-script-state"],
  });
})();
""".replace("WALKED", WALKED)
