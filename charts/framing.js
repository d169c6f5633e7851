// A chart as a picture of its own: the title above what Plotly drew, lines in small letters below,
// all of it one SVG. Every text is set as text, none is read as markup.
// A page that has this script calls networksFraming.framed(layers, chart, look).
window.networksFraming = (() => {
  const SVG = "http://www.w3.org/2000/svg", SIDE = 16, LINE = 22;
  const TITLE = { size: 18, weight: 600 }, ABOUT = { size: 13, weight: 400 };
  // Lines end at plain spaces: one that does not break keeps a number and what it counts together.
  const broken = (text, width, { size, weight, family }) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${weight} ${size}px ${family}`;
    const lines = [""];
    const fits = (words) => pen.measureText(words).width <= width;
    for (const word of text.split(/[ \t\r\n]+/)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (fits(longer)) lines[lines.length - 1] = longer;
      else if (fits(word)) lines.push(word);
      else {
        lines.push("");
        for (const letter of word) {
          if (!fits(lines.at(-1) + letter)) lines.push("");
          lines[lines.length - 1] += letter;
        }
      }
    }
    return lines.filter(Boolean);
  };
  const put = (parent, name, attributes, text) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text) node.textContent = text;
    parent.append(node);
    return node;
  };
  // layers: the SVGs that Plotly drew. chart: {title, lines, width, height}, in pixels.
  // look: {family, colour, paper (none: no background), fontRules}.
  const framed = (layers, { title, lines, width, height }, { family, colour, paper, fontRules }) => {
    const heading = broken(title, width, { ...TITLE, family });
    const about = lines.flatMap((line) => broken(line, width, { ...ABOUT, family }));
    const wide = Math.round(width) + 2 * SIDE, top = SIDE + heading.length * LINE + 8;
    const tall = top + Math.round(height) + 12 + about.length * LINE + SIDE;
    const root = document.createElementNS(SVG, "svg");
    const size = { xmlns: SVG, width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}` };
    for (const [key, value] of Object.entries(size)) root.setAttribute(key, value);
    put(root, "title", {}, title);
    put(root, "style", {}, fontRules);
    if (paper) put(root, "rect", { width: wide, height: tall, fill: paper });
    const words = { x: SIDE, fill: colour, "font-family": family };
    heading.forEach((line, place) => put(root, "text", {
      ...words, y: SIDE + LINE * place + 18, "font-size": TITLE.size, "font-weight": TITLE.weight,
    }, line));
    const inside = put(root, "g", { transform: `translate(${SIDE} ${top})` });
    for (const layer of layers) {
      const copy = layer.cloneNode(true);
      for (const unseen of copy.querySelectorAll(".hoverlayer, .zoomlayer, .selectionlayer"))
        unseen.remove();
      copy.style.background = "none";
      inside.append(copy);
    }
    about.forEach((line, place) => put(root, "text", {
      ...words, y: tall - SIDE - LINE * (about.length - 1 - place), "font-size": ABOUT.size,
    }, line));
    return { svg: new XMLSerializer().serializeToString(root), wide, tall };
  };
  return { framed };
})();
