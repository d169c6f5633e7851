"""The menu: its own scrolling, and the entry of the screen that is open always in sight.

Streamlit draws the menu from its top whichever screen is opened. A constant script moves it to the
entry of the screen, once a screen: who scrolls the menu afterwards is left alone.
"""

# The menu scrolls by itself, so the name and the way out always stand at its foot; a low screen
# has it closer together.
STYLE = (
    "[data-testid=stSidebarContent] {display: flex; flex-direction: column; overflow: hidden;}"
    "[data-testid=stSidebarNav] {flex: 0 1 auto; min-height: 0; overflow-y: auto;}"
    "[data-testid=stSidebarHeader], [data-testid=stSidebarUserContent] {flex: none;}"
    "[data-testid=stSidebarNavSeparator] {display: none;}"
    "[data-testid=stSidebarUserContent] {"
    "margin-top: 0.5rem; padding: 0.5rem 0; border-top: 1px solid rgba(128, 128, 128, 0.4);}"
    "@media (min-width: 768px) and (max-height: 900px) {"
    "[data-testid=stSidebarHeader] {height: 2.25rem; margin-bottom: 0;}"
    "[data-testid=stSidebarNavItems] > div + div {margin-top: 0.5rem;}"
    "[data-testid=stSidebarNavItems] li {margin: 0;}"
    "[data-testid=stNavSectionHeader] {margin: 0;}"
    "[data-testid=stSidebarNavLink] {height: 1.625rem; margin: 0; padding-block: 0;}"
    "[data-testid=stSidebarUserContent] [data-testid=stVerticalBlock] {gap: 0.5rem;}}"
)

SCRIPT = """
(() => {
  if (window.networksMenu) return;
  window.networksMenu = true;
  const HEIGHT_IS_FINAL = 1500;  // milliseconds until the style has given the menu its height
  let shown = "", until = 0;
  const show = () => {
    const entry = document.querySelector("[data-testid=stSidebarNav] [aria-current=page]");
    if (!entry) return;
    if (entry.href !== shown) {
      shown = entry.href;
      until = Date.now() + HEIGHT_IS_FINAL;
    }
    if (Date.now() > until) return;
    const menu = entry.closest("[data-testid=stSidebarNav]");
    const [its, all] = [entry.getBoundingClientRect(), menu.getBoundingClientRect()];
    if (its.top < all.top || its.bottom > all.bottom)
      menu.scrollTop += (its.top + its.bottom - all.top - all.bottom) / 2;
  };
  document.addEventListener("wheel", () => { until = 0; }, { capture: true, passive: true });
  new MutationObserver(show).observe(document.body, {
    subtree: true, childList: true, attributeFilter: ["aria-current"],
  });
  show();
})();
"""
