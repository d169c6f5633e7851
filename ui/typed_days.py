"""A day that is typed into a field counts with Enter, and is not lost with the panel it stands in.

Streamlit takes a typed day over when the field is left. Enter does nothing there, and a panel that
closes ("More filters") takes the field away before it is left. A constant script leaves the field
in both cases; a day typed in part stays as it is with Enter.

A day that no calendar has (31.02.) would become the month's last day without a word as soon as the
field is left. The script empties the field instead and says under it which day there is not; what
cannot be emptied (a period has its days always) keeps the month's last day below that sentence.
"""

STYLE = (
    "[data-networks-no-day] {margin-top: 0.25rem; font-size: 0.875rem; color: #bd4043;}"
    "[data-testid=stApp][style*='color-scheme: dark'] [data-networks-no-day] {color: #ff6c6c;}"
)

SCRIPT = """
(() => {
  if (window.networksTypedDays) return;
  const FIELD = "[data-testid=stDateInputField], [data-testid=stDateTimeInputField]";
  const CALENDAR = "[data-testid=stDateInputCalendar], .stDateInputQuickSelectPopover";
  const PANEL = "[data-testid=stPopoverBody]";
  const leave = (field) => {
    const holder = field.parentElement;
    holder.tabIndex = -1;
    holder.style.outline = "none";
    holder.focus({ preventScroll: true });
  };
  // For keys that press a button out of the field: what is typed counts then, too.
  window.networksTypedDays = (target) => {
    const field = target.closest?.("[role=spinbutton]")?.closest(FIELD);
    if (field) leave(field);
  };
  const isInPart = (field) => {
    const parts = [...field.querySelectorAll("[role=spinbutton]")];
    const empty = parts.filter((part) => part.dataset.placeholder === "true");
    return empty.length > 0 && empty.length < parts.length;
  };
  // The day as it was typed, when no calendar has it.
  const impossible = (group) => {
    const part = (type) => {
      const found = group.querySelector(`[data-type=${type}]`);
      const isEmpty = found?.dataset.placeholder === "true";
      return isEmpty ? 0 : Number(found?.getAttribute("aria-valuenow"));
    };
    const [day, month, year] = [part("day"), part("month"), part("year")];
    if (!day || !month || !year) return "";
    const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    if (day <= (month === 2 && !isLeap ? 28 : last)) return "";
    return [day, month].map((one) => String(one).padStart(2, "0")).join(".") + `.${year}`;
  };
  const say = (field, text) => {
    const place = field.closest("[data-testid=stDateInput], [data-testid=stDateTimeInput]");
    place.querySelector("[data-networks-no-day]")?.remove();
    if (!text) return;
    const line = document.createElement("div");
    line.dataset.networksNoDay = "";
    line.setAttribute("role", "alert");
    line.textContent = window.networksWords.noDay.replace("{value}", text);
    place.append(line);
  };
  window.addEventListener("focusout", (event) => {
    const day = event.target.closest?.("[role=spinbutton]")?.closest("[role=group]");
    const field = day?.closest(FIELD);
    if (!field || day.contains(event.relatedTarget)) return;
    const text = impossible(day);
    say(field, text);
    if (!text) return;
    setTimeout(() => {
      const held = document.activeElement;
      field.querySelector("[data-testid$=ClearButton]")?.click();
      if (document.activeElement !== held) held.focus({ preventScroll: true });
    });
  }, true);
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
