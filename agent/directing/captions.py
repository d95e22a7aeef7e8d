"""Plain present-tense sentences a crew can read, from the script's own words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.board import ScenePlace
from agent.directing import names, sentences
from agent.directing.cast import Company
from agent.directing.events import Event
from agent.directing.ideas import Idea

LONGEST = 160
"""Characters of a caption."""
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|\\(?=[*_])")
_SUBJECT = {"en": "he she", "fr": "il elle", "de": "er", "es": "él ella", "it": "lui lei"}
_JOINT = {"en": "they", "fr": "ils elles", "de": "sie", "es": "ellos ellas", "it": "loro"}
_COMPANY = 3
"""People whose names stand for "they"."""
_OWNER = {"en": "his her"}
_LISTED = re.compile(r"^\s*[-–—•]+\s*|(?<=\s)[-–—•]\s+(?=[A-ZÀ-Þ])")
_LONG_MANNER = 60
"""Characters from which a parenthetical is too much for a caption."""
_SAID = re.compile(r"^to \w|\b(?:shout|yell|call|scream|ask|beat|cont)", re.IGNORECASE)
"""What the caption's verb says already, or nobody can draw."""
_TRAILING = re.compile(r"\s*(?:--|—|–|\.\.\.|…)\s*$")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The sentences of one language. Fields in braces: who, to, how, place, thing."""

    speaks: str
    speaks_to: str
    asks: str
    shouts: str
    voice: str
    talk: str
    listens: str
    over: str
    place: str
    thing: str
    title: str
    joined: str


_LANGUAGES: dict[str, _Phrases] = {
    "en": _Phrases(
        speaks="{who} speaks{how}.", speaks_to="{who} speaks to {to}{how}.",
        asks="{who} asks {to}{how}.", shouts="{who} shouts at {to}{how}.",
        voice="{who} is heard{how}.", over="{who} is heard over {to}{how}.",
        listens="{to} listens to {who}{how}.", talk="{who} talk{how}.", place="{place}.",
        thing="The {thing}.", title="On screen: {thing}", joined="and",
    ),
    "fr": _Phrases(
        speaks="{who} parle{how}.", speaks_to="{who} parle à {to}{how}.",
        asks="{who} interroge {to}{how}.", shouts="{who} crie sur {to}{how}.",
        voice="On entend {who}{how}.", over="On entend {who} sur {to}{how}.",
        listens="{to} écoute {who}{how}.", talk="{who} parlent{how}.", place="{place}.",
        thing="{thing}.", title="À l'écran : {thing}", joined="et",
    ),
    "de": _Phrases(
        speaks="{who} spricht{how}.", speaks_to="{who} spricht mit {to}{how}.",
        asks="{who} fragt {to}{how}.", shouts="{who} schreit {to} an{how}.",
        voice="Man hört {who}{how}.", over="Man hört {who} über {to}{how}.",
        listens="{to} hört {who} zu{how}.", talk="{who} reden{how}.", place="{place}.",
        thing="{thing}.", title="Einblendung: {thing}", joined="und",
    ),
    "es": _Phrases(
        speaks="{who} habla{how}.", speaks_to="{who} habla con {to}{how}.",
        asks="{who} pregunta a {to}{how}.", shouts="{who} grita a {to}{how}.",
        voice="Se oye a {who}{how}.", over="Se oye a {who} sobre {to}{how}.",
        listens="{to} escucha a {who}{how}.", talk="{who} hablan{how}.", place="{place}.",
        thing="{thing}.", title="En pantalla: {thing}", joined="y",
    ),
    "it": _Phrases(
        speaks="{who} parla{how}.", speaks_to="{who} parla con {to}{how}.",
        asks="{who} chiede a {to}{how}.", shouts="{who} urla a {to}{how}.",
        voice="Si sente {who}{how}.", over="Si sente {who} su {to}{how}.",
        listens="{to} ascolta {who}{how}.", talk="{who} parlano{how}.", place="{place}.",
        thing="{thing}.", title="Sullo schermo: {thing}", joined="e",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Narrator:
    """Writes the captions of one board. `listener` says who a speech is said to."""

    company: Company
    language: str

    def caption(self, event: Event, idea: Idea, place: ScenePlace, to: str | None) -> str:
        """Return the caption of a shot, at most 160 characters; `to` is who is spoken to."""
        if idea.framing == "title":
            return self._cut(self._phrases.title.format(thing=plain(idea.title)))
        told = self._told(event)
        spoken = self._spoken(event, idea, to) if event.lines else ""
        parts = (spoken, told) if event.after else (told, spoken)
        both = " ".join(filter(None, parts))
        if both:
            return both if len(both) <= LONGEST else self._cut(told or spoken)
        if idea.target:
            return self._phrases.thing.format(thing=idea.target.replace("_", " "))
        return self._phrases.place.format(place=self._place(place))

    @property
    def _phrases(self) -> _Phrases:
        return _LANGUAGES.get(self.language, _LANGUAGES["en"])

    def _place(self, place: ScenePlace) -> str:
        return ", ".join(names.spoken(part) for part in place.name.split(" - "))

    def _told(self, event: Event) -> str:
        text = plain(event.told)
        subject = event.direction.subject if event.direction else ""
        if not text or (event.lines and text.strip(" .:-").upper() == subject.upper()):
            return ""
        found: list[str] = []
        for sentence in sentences.split(text):
            if found and len(" ".join(found)) + len(sentence) > LONGEST:
                break
            named = self._named(sentence, event, first=not found)
            found.append(named[:1].upper() + named[1:])
        return self._cut(_ended(" ".join(found)))

    def _named(self, sentence: str, event: Event, *, first: bool) -> str:
        """Put a name for a pronoun that opens the caption, and write names in plain case."""
        calm = self.company.mentions.calm(sentence)
        if not first or not event.beat.who:
            return calm
        name = self.company.name(event.beat.who[0])
        word, _, rest = calm.partition(" ")
        bare = word.lower()
        if name in calm or not rest:
            return calm
        if bare in _JOINT.get(self.language, "").split() and 1 < len(event.beat.who) <= _COMPANY:
            told = [self._who(uid) for uid in event.beat.who]
            return f"{', '.join(told[:-1])} {self._phrases.joined} {told[-1]} {rest}"
        if bare in _SUBJECT.get(self.language, "").split():
            return f"{name} {rest}"
        if bare in _OWNER.get(self.language, "").split():
            return f"{name}'s {rest}"
        return calm

    def _spoken(self, event: Event, idea: Idea, to: str | None) -> str:
        line = event.lines[0]
        speakers = tuple(dict.fromkeys(speech.speaker for speech in event.lines))
        who = f" {self._phrases.joined} ".join(self._who(uid) for uid in speakers)
        manner = plain(line.manner)
        shown = len(speakers) == 1 and speakers[0] in idea.shown
        said = bool(_SAID.search(manner)) or len(manner) >= _LONG_MANNER
        how = f", {manner}" if manner and shown and not said else ""
        target = self._who(to) if to and to not in speakers else ""
        template = self._manner(event, idea, speakers, target)
        return template(self._phrases).format(who=who, to=target, how=how)

    def _who(self, uid: str) -> str:
        return self.company.name(uid)

    def _manner(
        self, event: Event, idea: Idea, speakers: tuple[str, ...], to: str
    ) -> "Callable[[_Phrases], str]":
        seen = set(idea.shown)
        if len(speakers) > 1:
            return lambda phrases: phrases.talk
        if speakers[0] not in seen:
            return self._unseen(event, to if seen else "")
        if not to:
            return lambda phrases: phrases.speaks
        if event.beat.emphasis >= 2:
            return lambda phrases: phrases.shouts
        if event.lines[-1].text.rstrip("\"'”’*_ ").endswith("?"):
            return lambda phrases: phrases.asks
        return lambda phrases: phrases.speaks_to

    def _unseen(self, event: Event, to: str) -> "Callable[[_Phrases], str]":
        if not to:
            return lambda phrases: phrases.voice
        if names.voice_over(event.lines[0].extension):
            return lambda phrases: phrases.over
        return lambda phrases: phrases.listens

    def _cut(self, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        return f"{text[: LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,;:-')}…"


def plain(text: str) -> str:
    """Return a text without emphasis and list marks, in one line."""
    return " ".join(_LISTED.sub("", _MARKS.sub("", text)).split())


def _ended(text: str) -> str:
    calm = _TRAILING.sub("", text).rstrip(" ,;:")
    if not calm:
        return ""
    capital = calm[:1].upper() + calm[1:]
    return capital if capital[-1] in ".!?\"'”’»)。！？" else f"{capital}."


def visual(event: Event, place: ScenePlace) -> str:
    """Return in at most 20 words what is to be seen, for a picture prompt."""
    text = plain(event.told) or place.name.lower().replace(" - ", ", ")
    return " ".join(text.split()[:20])
