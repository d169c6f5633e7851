"""Presentations as the school may upload them: a right one, and what makes one wrong."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.util import Inches


def presentation(*, slides=2, width=10):
    deck = Presentation()
    deck.slide_width = Inches(width)
    for number in range(slides):
        slide = deck.slides.add_slide(deck.slide_layouts[0])
        slide.shapes.title.text = f"Слайд шаблона {number}"
    content = BytesIO()
    deck.save(content)
    return content.getvalue()


GOOD = presentation()


def changed(change, content=GOOD, **more):
    """Return a presentation whose parts went through a function; more parts are added."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            body = change(item.filename, source.read(item))
            if body is not None:
                target.writestr(item.filename, body)
        for name, body in more.items():
            target.writestr(name.replace("__", "/"), body)
    return written.getvalue()


def same(_name, body):
    return body


def types(old, new):
    return lambda name, body: body.replace(old, new) if name == "[Content_Types].xml" else body


def linked(name, body):
    link = (
        b'<Relationship Id="rId99" Type="http://x/image" Target="http://x/y.png" '
        b"TargetMode = 'External'/></Relationships>"
    )
    is_layout = name.endswith("slideLayout1.xml.rels")
    return body.replace(b"</Relationships>", link) if is_layout else body


def declared(name, body):
    entity = b"?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    return body.replace(b"?>", entity, 1) if name == "ppt/presentation.xml" else body
