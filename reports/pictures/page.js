// Draws the plates that the page holds as JSON, each as an SVG and a PNG of twice its size, and
// leaves them in the page as base64.
// Nothing here waits for anything but fonts and pictures: only these hold Chromium's clock.
(async () => {
  const SCALE = 2, MOST_PIXELS = 16000;
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
  const layersOf = async (figure) => {
    const room = document.createElement("div");
    document.body.append(room);
    const { height } = figure.layout, width = look.width;
    const font = { ...figure.layout.font, family };
    const layout = { ...figure.layout, width, height, font };
    await Plotly.newPlot(room, figure.data, layout, { staticPlot: true });
    return { room, height: room.getBoundingClientRect().height };
  };
  const framed = async (plate) => {
    const { room, height } = await layersOf(plate.figure);
    const layers = room.querySelectorAll("svg.main-svg");
    const { svg, wide, tall } = window.networksFraming.framed(
      layers, { ...plate, width: look.width, height },
      { family, colour: look.text, paper: look.paper, fontRules: faces },
    );
    room.remove();
    return { svg: base64(svg), wide, tall };
  };
  const drawn = async (plate) => {
    const { svg, wide, tall } = await framed(plate);
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
