// Draws the plates that the page holds as JSON, each as an SVG and a PNG of twice its size, and
// leaves them in the page as base64. Every text is set as text, none is read as markup.
// Nothing here waits for anything but fonts and pictures: only these hold Chromium's clock.
(async () => {
  const SVG = "http://www.w3.org/2000/svg", SIDE = 16, LINE = 22, SCALE = 2, MOST_PIXELS = 16000;
  const { plates, look } = JSON.parse(document.getElementById("plates").textContent);
  const family = '"Source Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';
  const faces = look.font
    ? `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(${look.font});}`
    : "";
  const base64 = (text) => {
    const bytes = new TextEncoder().encode(text), pieces = [];
    for (let at = 0; at < bytes.length; at += 8192)
      pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
    return btoa(pieces.join(""));
  };
  const pen = document.createElement("canvas").getContext("2d");
  const broken = (text, width, size, weight) => {
    pen.font = `${weight} ${size}px ${family}`;
    const lines = [""];
    const fits = (words) => pen.measureText(words).width <= width;
    for (const word of text.split(/\s+/)) {
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
  const layersOf = async (figure) => {
    const room = document.createElement("div");
    document.body.append(room);
    const { height } = figure.layout, width = look.width;
    const font = { ...figure.layout.font, family };
    const layout = { ...figure.layout, width, height, font };
    await Plotly.newPlot(room, figure.data, layout, { staticPlot: true });
    return { room, height: room.getBoundingClientRect().height };
  };
  const composed = async (plate) => {
    const { room, height } = await layersOf(plate.figure);
    const wide = look.width + 2 * SIDE;
    const title = broken(plate.title, look.width, 18, 600);
    const about = plate.lines.flatMap((line) => broken(line, look.width, 13, 400));
    const top = SIDE + title.length * LINE + 8;
    const tall = top + Math.round(height) + 12 + about.length * LINE + SIDE;
    const root = document.createElementNS(SVG, "svg");
    const size = { xmlns: SVG, width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}` };
    for (const [key, value] of Object.entries(size)) root.setAttribute(key, value);
    put(root, "title", {}, plate.title);
    put(root, "style", {}, faces);
    put(root, "rect", { width: wide, height: tall, fill: look.paper });
    const words = { x: SIDE, fill: look.text, "font-family": family };
    title.forEach((line, place) => put(root, "text", {
      ...words, y: SIDE + LINE * place + 18, "font-size": 18, "font-weight": 600,
    }, line));
    const chart = put(root, "g", { transform: `translate(${SIDE} ${top})` });
    for (const layer of room.querySelectorAll("svg.main-svg")) {
      const copy = layer.cloneNode(true);
      copy.style.background = "none";
      chart.append(copy);
    }
    about.forEach((line, place) => put(root, "text", {
      ...words, y: tall - SIDE - LINE * (about.length - 1 - place), "font-size": 13,
    }, line));
    room.remove();
    return { svg: base64(new XMLSerializer().serializeToString(root)), wide, tall };
  };
  const drawn = async (plate) => {
    const { svg, wide, tall } = await composed(plate);
    const picture = new Image();
    await new Promise((done, failed) => {
      picture.onload = done;
      picture.onerror = () => failed(new Error("the SVG cannot be drawn"));
      picture.src = `data:image/svg+xml;base64,${svg}`;
    });
    const canvas = document.createElement("canvas");
    const scale = Math.min(SCALE, MOST_PIXELS / Math.max(wide, tall));
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(tall * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return { svg, png: canvas.toDataURL("image/png").split(",")[1] };
  };
  const answer = document.createElement("pre");
  answer.id = "drawn";
  try {
    document.head.append(Object.assign(document.createElement("style"), { textContent: faces }));
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px ${family}`)));
    const pictures = [];
    for (const plate of plates) pictures.push(await drawn(plate));
    answer.textContent = base64(JSON.stringify({ pictures }));
  } catch (error) {
    answer.textContent = base64(JSON.stringify({ failed: String(error) }));
  }
  document.body.replaceChildren(answer);
})();
