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
STYLE = (
    "@page {margin: 12mm;}"
    f"@media print {{{', '.join(LEFT_OUT)} {{display: none !important;}}"
    f"{', '.join(WHOLE)}, [data-testid=stMain] {{position: static !important;"
    " height: auto !important; overflow: visible !important; display: block !important;}"
    "[class*=st-key-card_], tr {break-inside: avoid;}}"
)
