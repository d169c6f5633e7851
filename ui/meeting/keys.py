"""The keys of a show: a keyboard, a clicker or a finger press its buttons; windows keep in step.

Keys are told by their place on the keyboard, so that a Russian layout has them too. What they
press are buttons of the page, one after the other. A step names the slide that it leads to, so it
can be asked for until that slide is there. The script never changes, so that the content security
policy can name it by its hash. A step in one window tells the other windows of the browser to look
where the show is: they ask the server, and nothing goes back and forth between them.
"""

SCRIPT = """
(() => {
  if (window.networksShow) return;
  window.networksShow = true;
  const holder = () => document.querySelector("[data-networks-show]");
  // While a slide is put in, its mark is missing for a moment: what it said last holds.
  let mark = {};
  const isShown = () => holder() || document.querySelector(".st-key-show_all, .st-key-show_notes");
  const number = () => Number(mark.networksShow.split(":")[1]) + 1;
  const button = (key) => document.querySelector(`.st-key-show_${key} button:not([disabled])`);
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
  let digits = "", late = "";
  const typed = (text = digits) => {
    digits = text;
    const sign = digits || late;
    if (sign) root.dataset.networksDigits = sign; else delete root.dataset.networksDigits;
  };
  // What is asked of the server, one after the other: a slide by its number, or another button.
  // Presses that come before it has answered the one before would be taken for one, or in another
  // order. A slide that does not come is asked for again, which is no second step.
  const queue = [], LATE = 700, SILENT = 2000; // milliseconds
  let isRepeated = false;
  const isIdle = () => document.querySelector(
    "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]");
  const press = (one) => {
    const found = button(one.slide ? `slide_${one.slide}` : one.key);
    if (!found) return;
    one.pressed = performance.now();
    one.before = mark;
    found.click();
  };
  const isDone = (one) => {
    const { pressed, before } = one;
    if (one.slide === number()) return true;
    if (!pressed) {
      if (one.slide || isIdle()) press(one);
      return !one.slide && !one.pressed && isIdle(); // this slide has no such button
    }
    const isSilent = performance.now() - pressed > SILENT && isIdle();
    if (!one.slide) return mark !== before || isSilent;
    if (mark.at !== before.at && !isRepeated) return true; // another window's step is the later one
    if (isSilent) { isRepeated = true; press(one); }
    return false;
  };
  const advance = () => {
    while (mark.drawn && queue.length && isDone(queue[0])) queue.shift();
    if (!queue.length) isRepeated = false;
    const [one] = queue;
    const sign = one && performance.now() - one.asked > LATE ? `${one.slide || ""} …` : "";
    if (sign !== late) { late = sign; typed(); }
  };
  setInterval(() => { if (queue.length) advance(); }, 100);
  const ask = (one) => {
    if (queue.length < 20) queue.push({ ...one, asked: performance.now() });
    advance();
  };
  // Of steps that wait one behind the other only where they lead to is asked for.
  const go = (slide) => {
    const last = queue.at(-1);
    if (last && last.slide && !last.pressed) last.slide = slide; else ask({ slide });
  };
  const moves = {
    next: (at) => Math.min(at + 1, mark.slides), before: (at) => Math.max(at - 1, 1),
    first: () => 1, last: () => Number(mark.slides),
  };
  const step = (key) => {
    const last = queue.findLast((one) => one.slide);
    go(moves[key](last ? last.slide : number()));
  };
  const whole = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => set("nofull", true));
  };
  const leave = () => {
    if (has("blank")) set("blank", false);
    else if (has("list")) set("list", false);
    else if (digits) typed("");
    else ask({ key: "back" });
  };
  const act = (code) => {
    const digit = /^(Digit|Numpad)([0-9])$/.exec(code);
    if (digit) { typed((digits + digit[2]).slice(-3)); return true; }
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
      const slide = Number(digits);
      typed("");
      if (slide >= 1 && slide <= mark.slides) go(slide);
      return true;
    }
    typed("");
    if (has("blank")) set("blank", false);
    if (moves[key]) step(key); else ask({ key });
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (!mark.drawn || event.ctrlKey || event.metaKey || event.altKey) return;
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
  // A click on a step or in the list waits its turn like a key.
  document.addEventListener("click", (event) => {
    const at = event.isTrusted && mark.drawn && event.target.closest
      && event.target.closest("button") && event.target.closest("[class*=st-key-show_]");
    const named = at && /st-key-show_(?:(next|before)|slide_(\\d+))(?!\\S)/.exec(at.className);
    if (!named) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    set("list", false);
    if (named[1]) step(named[1]); else go(Number(named[2]));
  }, true);
  document.addEventListener("click", (event) => {
    if (!holder() || !event.isTrusted || !event.target.closest) return;
    if (has("blank")) { set("blank", false); return; }
    if (event.target.closest(".st-key-show_list_open button")) set("list", !has("list"));
    else if (event.target.closest(".st-key-show_blank button")) set("blank", true);
    else if (event.target.closest(".st-key-show_whole button")) whole();
  });
  const channel = window.BroadcastChannel ? new BroadcastChannel("networks-show") : null;
  if (channel) channel.onmessage = (event) => {
    const here = mark.networksShow;
    if (here && event.data !== here && event.data.split(":")[0] === here.split(":")[0])
      if (!queue.length) ask({ key: "follow" });
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
  const two = (number) => String(number).padStart(2, "0");
  const ticked = () => {
    const clock = document.querySelector("[data-networks-clock]");
    if (!clock) return;
    const now = new Date(), gone = Math.max(0, now / 1000 - Number(clock.dataset.networksClock));
    const spent = [gone / 3600, gone / 60 % 60, gone % 60].map((part) => two(Math.floor(part)));
    const text = `${two(now.getHours())}:${two(now.getMinutes())} · ${spent.join(":")}`;
    if (clock.textContent !== text) clock.textContent = text;
  };
  const told = () => {
    const found = holder(), was = mark.networksShow;
    if (found ? found.dataset.drawn !== mark.drawn : mark.drawn && !isShown()) {
      mark = found ? { ...found.dataset } : {};
      if (!found) queue.length = 0;
      if (was !== mark.networksShow) {
        kept();
        if (found && was && channel) channel.postMessage(mark.networksShow);
        sized();
      }
      ticked();
    }
    if (queue.length || late) advance();
  };
  new MutationObserver(told).observe(document.body, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-networks-show", "data-test-script-state"],
  });
  addEventListener("resize", sized);
  setInterval(ticked, 500);
  told();
})();
"""
