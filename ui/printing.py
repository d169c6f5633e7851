"""How a screen looks on paper: the page itself, without what leads to it or narrows it."""

LEFT_OUT = (
    "[data-testid=stSidebar]",
    "[data-testid=stHeader]",
    "[data-testid=stToolbar]",
    "[data-testid=stDownloadButton]",
    "[data-testid=stExpander]",
    ".st-key-filters",
    ".st-key-chips",
    ".st-key-basis button",
    ".st-key-teacher_choice",
    ".st-key-portfolio_whole",
    ".st-key-demonstration",
)
WHOLE = ("html", "body", "#root", "[data-testid=stApp]", "[data-testid=stAppViewContainer]")
# Charts keep the width they had on screen: lying and smaller, the sheet holds that of a wide one.
STYLE = (
    "@page {size: A4 landscape; margin: 12mm;}"
    f"@media print {{{', '.join(LEFT_OUT)} {{display: none !important;}}"
    f"{', '.join(WHOLE)}, [data-testid=stMain] {{position: static !important;"
    " height: auto !important; overflow: visible !important; display: block !important;}"
    "[data-testid=stMain] {zoom: 0.7;}"
    "[data-testid=stTable], [data-testid=stTable] * {overflow: visible !important;}"
    "[class*=st-key-card_], tr {break-inside: avoid;} h2, h3 {break-after: avoid;}}"
)
