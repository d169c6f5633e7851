"""What tests read in the parts of a figure."""


def row_names(parts):
    """Return the names of a figure's rows: texts that stand right of and below their places."""
    (names,) = (one for one in parts["data"] if one.get("textposition") == "bottom right")
    return list(names["text"])
