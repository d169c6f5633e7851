"""A day that is typed into a field counts with Enter, and is not lost with the panel it stands in.

Streamlit takes a typed day over when the field is left. Enter does nothing there, and a panel that
closes ("More filters") takes the field away before it is left. A constant script leaves the field
in both cases; a day typed in part stays as it is with Enter.
"""

SCRIPT = """
(() => {
  if (window.networksTypedDays) return;
  window.networksTypedDays = true;
  const FIELD = "[data-testid=stDateInputField], [data-testid=stDateTimeInputField]";
  const CALENDAR = "[data-testid=stDateInputCalendar], .stDateInputQuickSelectPopover";
  const PANEL = "[data-testid=stPopoverBody]";
  const leave = (field) => {
    const holder = field.parentElement;
    holder.tabIndex = -1;
    holder.style.outline = "none";
    holder.focus({ preventScroll: true });
  };
  const isInPart = (field) => {
    const parts = [...field.querySelectorAll("[role=spinbutton]")];
    const empty = parts.filter((part) => part.dataset.placeholder === "true");
    return empty.length > 0 && empty.length < parts.length;
  };
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest?.("[role=spinbutton]")?.closest(FIELD);
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isInPart(field)) leave(field);
  }, true);
  window.addEventListener("pointerdown", (event) => {
    const field = document.activeElement?.closest(FIELD);
    if (!field?.closest(PANEL) || field.contains(event.target)) return;
    if (!event.target.closest(CALENDAR)) leave(field);
  }, true);
})();
"""
