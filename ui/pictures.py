"""A chart as a picture, made in the browser: what Plotly drew, with title, filters and day inside.

The office program that gets it has neither the page's font nor its colours, so both go along. An
SVG keeps letters as letters; a PNG has twice the page's pixels. Neither has a background, unless
the page is dark: light letters would be lost on paper.
"""

import json
from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.framing import FRAMING
from core.ids import new_id
from ui.page import Page
from ui.tables import file_stem

# A marker names the card, the texts and the format; each marker is obeyed once.
_ON_THE_PAGE = """
(() => {
  if (window.networksPictures) return;
  window.networksPictures = true;
  const SCALE = 2;
  const dataOf = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
  const app = () => document.querySelector("[data-testid=stApp]");
  const family = () => getComputedStyle(app()).fontFamily;
  const fontRules = async () => {
    const rules = [...document.styleSheets].flatMap((sheet) => {
      try { return [...sheet.cssRules]; } catch { return []; }
    });
    const first = family().split(",")[0].replaceAll('"', "").trim();
    const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule &&
      rule.style.getPropertyValue("font-family").replaceAll('"', "").trim() === first &&
      rule.style.getPropertyValue("font-style") !== "italic");
    const written = await Promise.all(faces.map(async (face) => {
      const found = /url\\("?([^")]+)"?\\)/.exec(face.style.getPropertyValue("src"));
      if (!found) return "";
      const base = face.parentStyleSheet.href || location.href;
      const file = await fetch(new URL(found[1], base));
      const weight = face.style.getPropertyValue("font-weight") || "normal";
      const source = await dataOf(await file.blob());
      return `@font-face{font-family:"${first}";font-weight:${weight};src:url(${source});}`;
    }));
    return written.join("");
  };
  const framed = async (plot, wish) => {
    const layers = [...plot.querySelectorAll("svg.main-svg")];
    const { width, height } = layers[0].getBoundingClientRect();
    const { color, backgroundColor } = getComputedStyle(app());
    const isDark = backgroundColor.match(/\\d+/g).slice(0, 3).every((part) => Number(part) < 128);
    return window.networksFraming.framed(layers, { ...wish, width, height }, {
      family: family(), colour: color, paper: isDark && backgroundColor,
      fontRules: await fontRules(),
    });
  };
  const saved = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  // On a slow machine the chart may still be coming when its picture is asked for.
  const plotOf = async (card) => {
    for (let tries = 0; tries < 100; tries++) {
      const plot = document.querySelector(`.st-key-card_${card} .js-plotly-plot`);
      if (plot && plot.querySelector("svg.main-svg")) return plot;
      await new Promise((done) => setTimeout(done, 100));
    }
    return null;
  };
  const made = async (wish) => {
    const plot = await plotOf(wish.card);
    if (!plot) return;
    const { svg, wide, tall } = await framed(plot, wish);
    const file = new Blob([svg], { type: "image/svg+xml" });
    if (wish.format === "svg") return saved(file, wish.name);
    const picture = new Image();
    picture.src = await dataOf(file);
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = wide * SCALE;
    canvas.height = tall * SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saved(blob, wish.name), "image/png");
  };
  let done = "";
  const look = () => {
    const marker = document.querySelector("[data-networks-picture]");
    const wish = marker ? JSON.parse(marker.dataset.networksPicture) : null;
    if (!wish || wish.once === done) return;
    done = wish.once;
    made(wish);
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributeFilter: ["data-networks-picture"],
  });
  look();
})();
"""
SCRIPT = FRAMING.read_text("utf-8") + _ON_THE_PAGE

FORMATS = ("png", "svg")


def offer(page: Page, card: str, *, title: str, lines: Sequence[str]) -> None:
    """Draw a button for each format; belongs beside the chart's other files, into a fragment.

    `lines` stand in small letters below the chart.
    """
    with st.container(horizontal=True):
        asked = [form for form in FORMATS if _is_pressed(page, form, card)]
    for form in asked:
        _ask(card, form, title=title, lines=lines)


def _is_pressed(page: Page, form: str, card: str) -> bool:
    label = page.words("Picture, {format}", format=form.upper())
    return st.button(label, key=f"picture_{form}_{card}", icon=":material/image:")


def _ask(card: str, form: str, *, title: str, lines: Sequence[str]) -> None:
    wish = {
        "once": new_id(),
        "card": card,
        "format": form,
        "title": title,
        "lines": list(lines),
        "name": f"{file_stem(title)}.{form}",
    }
    # The browser's purifier drops an attribute that holds "-->" or "</title", however escaped.
    text = json.dumps(wish, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    marker = escape(text, quote=True)
    st.html(
        f'<span data-networks-picture="{marker}"></span><script>{SCRIPT}</script>',
        unsafe_allow_javascript=True,
    )
