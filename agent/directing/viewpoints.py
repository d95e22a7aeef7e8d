"""Through whose eyes or over whose shoulder a line looks: HIS POV, OVER MARA'S SHOULDER."""

import re

from agent.directing.lexicon.directions import Direction

_POV = re.compile(r"\W*(?:FROM )?(?:HIS|HER|THEIR|ITS)\s+(?:P\.?O\.?V\.?|POINT OF VIEW)\b\W*")
_SHOULDER = re.compile(r"\W*OVER\s+(?:(HIS|HER)|(.+?)['’]S)\s+SHOULDERS?\b[\s:,.-]*", re.IGNORECASE)


def read(text: str) -> Direction | None:
    """Return the viewpoint a line of action asks for, None: none."""
    if found := _POV.match(text):
        return Direction(framing="pov", rest=text[found.end() :])
    found = _SHOULDER.match(text)
    if found is None or not found.group().lstrip().startswith("OVER"):
        return None
    return Direction(framing="ots", subject=found[2] or "", rest=text[found.end() :])
