"""The chart whose mark was touched stays where it is in the window while the page narrows.

What stands above it becomes shorter or longer then, which would carry it out of sight. A constant
script holds it for a moment, until it is drawn anew or somebody scrolls by hand.
"""

SCRIPT = """
(() => {
  if (window.networksStaying) return;
  window.networksStaying = true;
  const LONGEST = 6000, STILL = 1500;
  let held = null;
  const hold = () => {
    if (!held) return;
    const now = performance.now();
    const card = document.querySelector(`.${held.name}`);
    const main = document.querySelector("[data-testid=stMain]");
    if (card && main) {
      const moved = card.getBoundingClientRect().top - held.top;
      if (Math.abs(moved) > 1) {
        main.scrollTop += moved;
        held.movedAt = now;
      }
    }
    const isRunning =
      document.querySelector("[data-test-script-state]")?.dataset.testScriptState !== "notRunning";
    if (isRunning) held.movedAt = now;
    if (now - held.movedAt > STILL || now - held.since > LONGEST) held = null;
    else requestAnimationFrame(hold);
  };
  const letGo = () => { held = null; };
  for (const deed of ["wheel", "touchmove", "keydown", "pointerdown"])
    window.addEventListener(deed, letGo, { capture: true, passive: true });
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.("[class*=st-key-card_]");
    if (!card || !event.target.closest("[data-testid=stPlotlyChart]")) return;
    const name = [...card.classList].find((one) => one.startsWith("st-key-card_"));
    const now = performance.now();
    held = { name, top: card.getBoundingClientRect().top, since: now, movedAt: now };
    requestAnimationFrame(hold);
  }, true);
})();
"""
