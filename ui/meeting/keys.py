"""The keys of a show: a keyboard, a clicker or a finger press its buttons; windows keep in step.

Keys are told by their place on the keyboard, so that a Russian layout has them too. What they
press are buttons of the page; the script never changes, so that the content security policy can
name it by its hash. A step in one window tells the other windows of the browser to look where the
show is: they ask the server, and nothing goes back and forth between them.
"""

SCRIPT = """
(() => {
  if (window.networksShow) return;
  window.networksShow = true;
  const holder = () => document.querySelector("[data-networks-show]");
  const place = () => { const found = holder(); return found ? found.dataset.networksShow : ""; };
  const button = (key) => document.querySelector(`.st-key-show_${key} button:not([disabled])`);
  // A press that comes while the slide is still being drawn waits for its button.
  const press = (key, tries = 20, from = place()) => {
    const found = button(key);
    if (found) found.click();
    else if (tries && from === place()) setTimeout(press, 100, key, tries - 1, from);
  };
  const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select,"
    + " [contenteditable=true], [role=listbox], [role=dialog]";
  const root = document.documentElement;
  const has = (name) => root.classList.contains(`networks-${name}`);
  const set = (name, on) => root.classList.toggle(`networks-${name}`, on);
  const steps = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", Space: "next", Enter: "next",
    NumpadEnter: "next", ArrowLeft: "before", ArrowUp: "before", PageUp: "before",
    Backspace: "before", Home: "first", End: "last", KeyI: "names", KeyO: "live",
    KeyD: "decide",
  };
  const moves = ["next", "before", "first", "last"];
  // Presses that come before the server has answered the one before would be taken for one.
  const queue = [];
  let waiting = 0;
  const isDrawing = () =>
    !document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
  const later = (milliseconds, tries) => {
    waiting = setTimeout(() => { waiting = 0; advance(tries); }, milliseconds);
  };
  const advance = (tries = 20) => {
    while (!waiting && queue.length) {
      const found = button(queue[0]);
      if (!found && tries && isDrawing()) { later(100, tries - 1); return; }
      queue.shift();
      if (!found) continue;
      later(1500);
      found.click();
    }
  };
  const step = (key) => { if (queue.length < 20) queue.push(key); advance(); };
  let digits = "";
  const typed = (text) => {
    digits = text;
    if (text) root.dataset.networksDigits = text; else delete root.dataset.networksDigits;
  };
  const whole = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => set("nofull", true));
  };
  const leave = () => {
    if (has("blank")) set("blank", false);
    else if (has("list")) set("list", false);
    else if (digits) typed("");
    else press("back");
  };
  const act = (code) => {
    const number = /^(Digit|Numpad)([0-9])$/.exec(code);
    if (number) { typed((digits + number[2]).slice(-3)); return true; }
    if (code === "Escape") { leave(); return true; }
    if (code === "KeyB" || code === "Period" || code === "NumpadDecimal" || code === "Slash") {
      set("blank", !has("blank"));
      return true;
    }
    if (code === "KeyF") { whole(); return true; }
    if (code === "KeyL") { set("list", !has("list")); return true; }
    const key = steps[code];
    if (!key) return false;
    if (digits && code.endsWith("Enter")) {
      press(`slide_${Number(digits)}`);
      typed("");
      return true;
    }
    typed("");
    if (has("blank")) set("blank", false);
    if (moves.includes(key)) step(key); else press(key);
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (!holder() || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target.closest ? event.target : document.body;
    if (at.closest(typing)) return;
    const pressing = event.code === "Space" || event.code.endsWith("Enter");
    if (pressing && !digits && at.closest("button, a, summary")) return;
    if (event.repeat && event.code !== "ArrowRight" && event.code !== "ArrowLeft") return;
    if (!act(event.code)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  let from = null;
  document.addEventListener("touchstart", (event) => {
    const touch = event.touches.length === 1 ? event.touches[0] : null;
    from = holder() && touch ? [touch.clientX, touch.clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!from || !holder()) return;
    const [x, y] = from, touch = event.changedTouches[0];
    const right = touch.clientX - x, down = touch.clientY - y;
    from = null;
    if (Math.abs(right) < 60 || Math.abs(down) > Math.abs(right) / 2) return;
    step(right < 0 ? "next" : "before");
  }, { passive: true });
  document.addEventListener("click", (event) => {
    if (!holder() || !event.target.closest) return;
    if (has("blank")) { set("blank", false); return; }
    if (event.target.closest(".st-key-show_list_open button")) set("list", !has("list"));
    else if (event.target.closest(".st-key-show_blank button")) set("blank", true);
    else if (event.target.closest(".st-key-show_whole button")) whole();
    else if (event.target.closest(".st-key-show_list button")) set("list", false);
  });
  const channel = window.BroadcastChannel ? new BroadcastChannel("networks-show") : null;
  let at = "";
  if (channel) channel.onmessage = (event) => {
    const here = place();
    if (here && event.data !== here && event.data.split(":")[0] === here.split(":")[0])
      press("follow");
  };
  const sized = () => {
    const found = holder();
    if (!found) { for (const name of ["blank", "list"]) set(name, false); typed(""); return; }
    const { full, narrowest } = found.dataset;
    const most = Math.max(1, innerWidth / Number(narrowest));
    const scale = Math.min(innerHeight / Number(full), most);
    root.style.setProperty("--show-most", String(most));
    root.style.setProperty("--show-scale", String(Math.max(1, scale)));
    const app = document.querySelector("[data-testid=stApp]");
    if (app) root.style.setProperty("--show-paper", getComputedStyle(app).backgroundColor);
  };
  // After a restart of the server the cookie says where the show was.
  const kept = () => {
    const found = holder();
    if (!found) return;
    const how = "path=/; max-age=43200; samesite=strict";
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `networks_show=${found.dataset.at}; ${how}${secure}`;
  };
  const told = () => {
    const now = place();
    if (now === at) return;
    kept();
    if (now && at && channel) channel.postMessage(now);
    at = now;
    sized();
    clearTimeout(waiting);
    waiting = 0;
    advance();
  };
  new MutationObserver(told).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-networks-show"],
  });
  addEventListener("resize", sized);
  const two = (number) => String(number).padStart(2, "0");
  setInterval(() => {
    const clock = document.querySelector("[data-networks-clock]");
    if (!clock) return;
    const now = new Date(), gone = Math.max(0, now / 1000 - Number(clock.dataset.networksClock));
    const spent = [gone / 3600, gone / 60 % 60, gone % 60].map((part) => two(Math.floor(part)));
    const text = `${two(now.getHours())}:${two(now.getMinutes())} · ${spent.join(":")}`;
    if (clock.textContent !== text) clock.textContent = text;
  }, 500);
  told();
})();
"""
