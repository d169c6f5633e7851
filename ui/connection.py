"""What the page says while the server does not answer: one line at its foot, in the person's words.

Streamlit puts a dialog in English over the page, which hides what stands in a form and what the
form says of it. A constant script closes it as soon as it comes; it does not come again before the
connection is back, which Streamlit looks for by itself.
"""

from core.i18n import N_

DIALOG = N_("Connection error")
AWAY = N_("The server does not answer. The page connects by itself when it does; leave it open.")

STYLE = (
    "#networks-connection:empty {display: none;}"
    "#networks-connection {position: fixed; inset: auto 0 1rem; width: fit-content;"
    "max-width: calc(100vw - 2rem); margin: 0 auto; padding: 0.5rem 1rem; z-index: 1000000;"
    "border: 1px solid #a3a8b4; border-radius: 0.5rem; background: #31333f; color: #fff;"
    "font: 1rem/1.5 'Source Sans', sans-serif; animation: networks-away 0.2s 1.5s both;}"
    "@keyframes networks-away {from {opacity: 0;} to {opacity: 1;}}"
    "@media print {#networks-connection {display: none;}}"
)

SCRIPT = """
(() => {
  if (window.networksConnection) return;
  const line = window.networksConnection = document.createElement("div");
  line.id = "networks-connection";
  line.setAttribute("role", "status");
  document.body.append(line);
  const follow = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const isAway = app && app.dataset.testConnectionState !== "CONNECTED";
    if (!isAway && !line.textContent) return;
    const { dialog, away } = window.networksWords.connection;
    const said = isAway ? away : "";
    if (line.textContent !== said) line.textContent = said;
    for (const title of document.querySelectorAll("[data-testid=stDialog] h2[slot=title]"))
      if (isAway && dialog.includes(title.textContent.trim()))
        title.parentElement.querySelector(":scope > button")?.click();
  };
  new MutationObserver(follow).observe(document.body, {
    subtree: true, childList: true, attributeFilter: ["data-test-connection-state"],
  });
})();
"""
