"""How a screen looks on paper: the page itself, without what leads to it or narrows it.

Charts keep the width that they had on screen, in columns side by side or under each other. So the
sheet holds the page as wide as it was: a constant script measures it when somebody prints, and the
page is made smaller by just so much; a wide one lies.
"""

LEFT_OUT = (
    "[data-testid=stSidebar]",
    "[data-testid=stHeader]",
    "[data-testid=stToolbar]",
    "[data-testid=stDownloadButton]",
    "[data-testid=stExpander]",
    "[data-testid=stPopover]",
    "[data-testid=stPageLink]:not(:is(.st-key-attention, .st-key-late, .st-key-waiting) *)",
    "[data-testid=stTooltipIcon]",
    "[data-testid=stMain] [data-testid=stButton]",
    ".st-key-filters",
    ".st-key-chips",
    ".st-key-teacher_choice",
    ".st-key-portfolio_whole",
    ".st-key-demonstration",
    ".st-key-boards",
    ".st-key-board_editor",
)
WHOLE = ("html", "body", "#root", "[data-testid=stApp]", "[data-testid=stAppViewContainer]")
# What stands together on one sheet.
TOGETHER = (
    "[class*=st-key-card_]",
    "[class*=st-key-figure_]",
    "[class*=st-key-goal_]",
    ".st-key-metrics",
    "[data-testid=stPlotlyChart]",
    "[data-testid=stMarkdown]",
    "tr",
)
# Columns side by side: a sheet can end within floating boxes, within flexible ones they overlap.
COLUMNS = "[data-testid=stHorizontalBlock]:has(> [data-testid=stColumn])"
STYLE = (
    "@page {size: A4 portrait; margin: 12mm;}"
    f"@media print {{{', '.join(LEFT_OUT)} {{display: none !important;}}"
    f"{', '.join(WHOLE)}, [data-testid=stMain] {{position: static !important;"
    " height: auto !important; overflow: visible !important; display: block !important;}"
    "[data-testid=stMain] {zoom: var(--sheet-zoom, 0.7);}"
    "[data-testid=stMainBlockContainer] {padding: 0 !important;"
    " width: var(--sheet-width, auto) !important; max-width: none !important;}"
    f"{COLUMNS} {{display: flow-root !important;}}"
    f"{COLUMNS} > * {{float: left; width: var(--sheet-column, 100%) !important;}}"
    f"{COLUMNS} > :last-child {{float: right;}}"
    "[data-testid=stTable], [data-testid=stTable] * {overflow: visible !important;}"
    "[data-testid=stTable] table {display: table !important; width: 100%;}"  # ends with a sheet
    "[class*=st-key-portfolio_] {border: none !important; padding: 0 !important;"
    " margin-bottom: 1rem;}"
    f"{', '.join(TOGETHER)} {{break-inside: avoid;}}"
    "h1, h2, h3, thead {break-after: avoid;}}"
)
SCRIPT = """
(() => {
  if (window.networksPrinting) return;
  window.networksPrinting = true;
  const LONG = 1032, SHORT = 702, NARROW = 1000, LARGEST = 0.9;
  const sheet = document.head.appendChild(document.createElement("style"));
  window.addEventListener("beforeprint", () => {
    const block = document.querySelector("[data-testid=stMainBlockContainer]");
    if (!block) return;
    const { paddingLeft, paddingRight } = getComputedStyle(block);
    const shown = block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const width = Math.max(shown, SHORT / LARGEST);  // a phone's page is as wide as the sheet
    const isWide = width > NARROW;
    const zoom = (isWide ? LONG : SHORT) / width;
    sheet.textContent =
      `@page {size: A4 ${isWide ? "landscape" : "portrait"}; margin: 12mm;}` +
      `:root {--sheet-width: ${width}px; --sheet-zoom: ${zoom};}`;
    for (const column of block.querySelectorAll("[data-testid=stColumn]")) {
      const part = shown < width ? width / column.parentElement.children.length - 8
        : column.offsetWidth;
      column.style.setProperty("--sheet-column", `${Math.floor(part)}px`);
    }
  });
})();
"""
