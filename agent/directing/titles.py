"""Text that stands on the screen: SUPER, TITLE CARD, CHYRON."""

import re

_WORDS = (
    "SUPERIMPOSED?|SUPER|TITLES? OVER|TITLE CARDS?|TITLE ON SCREEN|TITLE|CARD|CHYRON|CAPTION|"
    "LEGEND|INTERTITLE|ON[- ]SCREEN TEXT|ON SCREEN|SUBTITLE|OPENING TITLES|MAIN TITLES?|"
    "OPENING CREDITS|END CREDITS|CREDITS|EINBLENDUNG|TEXTTAFEL|TITEL|CARTON|INCRUSTATION|"
    "SURIMPRESSION|TITRE"
)
_ON_SCREEN = re.compile(
    rf"\W*(?:A |THE )?(?:{_WORDS})\b(?:\s+(?:READS?|SAYS|OVER [A-Z ]+))?(.*)", re.S
)
_QUOTED = re.compile(r"[\"“«„](.+?)[\"”»“]", re.S)


def on_screen(text: str) -> str | None:
    """Return the text a line puts on the screen, empty when it follows; None: it puts none."""
    found = _ON_SCREEN.match(text)
    if not found:
        return None
    rest = found[1]
    if rest[:1].isalpha() or rest.lstrip(" ")[:1].islower():
        return None
    quoted = _QUOTED.search(rest)
    return (quoted[1] if quoted else rest).strip(' :.-–—*_"“”\n')
