"""Who is only heard over a line: a telephone, a radio."""

from collections.abc import Iterable, Sequence

from agent.directing import wordset
from agent.directing.cast import Company
from agent.directing.glances import Glance

_DEVICES = wordset.of("phone telephone radio")
_SAID = wordset.of("phone telefon téléphone receiver radio filtered intercom hörer")


def phoned(words: str) -> bool:
    """Return whether an extension or a parenthetical says that somebody speaks into a line."""
    return any(word in words.lower() for word in _SAID)


def remote(
    glances: Sequence[Glance], company: Company, phoning: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return who speaks from the other end of a line: heard after it opens, never seen.

    `phoning` are those who were on the line elsewhere when the scene before ended. Nobody is remote
    when no line opens, or when nobody is there to listen.
    """
    seen = {uid for glance in glances if glance.unit.kind == "action" for uid in glance.who}
    opened = next((at for at, glance in enumerate(glances) if _opens(glance)), None)
    still = phoning & speakers(glances) - seen
    if opened is None or not seen:
        return frozenset(still) if seen else frozenset()
    before = speakers(glances[:opened])
    after = speakers(glances[opened:])
    return frozenset(uid for uid in (after - before - seen) | still if company.person(uid))


def phoning(glances: Sequence[Glance]) -> frozenset[str]:
    """Return who is on a line in a scene and can be seen there."""
    speaking = {
        line.speaker
        for glance in glances
        for line in glance.unit.speeches
        if phoned(f"{line.extension} {line.manner}")
    }
    doing = {
        uid
        for glance in glances
        for uid, deed in glance.acts
        if deed.pose == "phone_ear" or deed.prop in _DEVICES
    }
    having = {uid for glance in glances for uid, prop in glance.held if prop in _DEVICES}
    return frozenset(speaking | doing | having)


def _opens(glance: Glance) -> bool:
    if any(phoned(f"{line.extension} {line.manner}") for line in glance.unit.speeches):
        return True
    return any(deed.pose == "phone_ear" or deed.prop in _DEVICES for deed in glance.deeds) or any(
        thing.prop in _DEVICES for thing in glance.things
    )


def speakers(glances: Iterable[Glance]) -> set[str]:
    """Return the uids of all who speak in some units."""
    return {line.speaker for glance in glances for line in glance.unit.speeches}
