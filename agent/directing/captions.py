"""Plain present-tense sentences a crew can read, from the script's own words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agent.board import ScenePlace
from agent.directing import names, sentences
from agent.directing.cast import Company
from agent.directing.events import Event
from agent.directing.ideas import Idea

LONGEST = 160
"""Characters of a caption."""
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|\\(?=[*_])")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,}(?:['’][^\W\d_a-z]+)?\b")
_SUBJECT = {"en": "he she", "fr": "il elle", "de": "er", "es": "él ella", "it": "lui lei"}
_OWNER = {"en": "his her"}
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
    place: str
    thing: str
    title: str
    joined: str


_LANGUAGES: dict[str, _Phrases] = {
    "en": _Phrases("{who} speaks{how}.", "{who} speaks to {to}{how}.", "{who} asks {to}{how}.",
                   "{who} shouts at {to}{how}.", "{who} is heard{how}.", "{who} talk{how}.",
                   "{to} listens to {who}{how}.", "{place}.", "The {thing}.",
                   "On screen: {thing}", "and"),
    "fr": _Phrases("{who} parle{how}.", "{who} parle à {to}{how}.", "{who} interroge {to}{how}.",
                   "{who} crie sur {to}{how}.", "On entend {who}{how}.", "{who} parlent{how}.",
                   "{to} écoute {who}{how}.", "{place}.", "{thing}.", "À l'écran : {thing}", "et"),
    "de": _Phrases("{who} spricht{how}.", "{who} spricht mit {to}{how}.", "{who} fragt {to}{how}.",
                   "{who} schreit {to} an{how}.", "Man hört {who}{how}.", "{who} reden{how}.",
                   "{to} hört {who} zu{how}.", "{place}.", "{thing}.", "Einblendung: {thing}",
                   "und"),
    "es": _Phrases("{who} habla{how}.", "{who} habla con {to}{how}.", "{who} pregunta a {to}{how}.",
                   "{who} grita a {to}{how}.", "Se oye a {who}{how}.", "{who} hablan{how}.",
                   "{to} escucha a {who}{how}.", "{place}.", "{thing}.", "En pantalla: {thing}",
                   "y"),
    "it": _Phrases("{who} parla{how}.", "{who} parla con {to}{how}.", "{who} chiede a {to}{how}.",
                   "{who} urla a {to}{how}.", "Si sente {who}{how}.", "{who} parlano{how}.",
                   "{to} ascolta {who}{how}.", "{place}.", "{thing}.", "Sullo schermo: {thing}",
                   "e"),
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
        both = " ".join(filter(None, (told, spoken)))
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
        if not text:
            return ""
        found = []
        for sentence in sentences.split(text):
            if found and len(" ".join(found)) + len(sentence) > LONGEST:
                break
            found.append(self._named(sentence, event, first=not found))
        return self._cut(_ended(" ".join(found)))

    def _named(self, sentence: str, event: Event, *, first: bool) -> str:
        """Put a name for a pronoun that opens the caption, and write names in plain case."""
        calm = _CAPITALS.sub(lambda found: self._calm(found.group()), sentence)
        if not first or not event.beat.who:
            return calm
        name = self.company.name(event.beat.who[0])
        word, _, rest = calm.partition(" ")
        bare = word.lower()
        if name in calm or not rest:
            return calm
        if bare in _SUBJECT.get(self.language, "").split():
            return f"{name} {rest}"
        if bare in _OWNER.get(self.language, "").split():
            return f"{name}'s {rest}"
        return calm

    def _calm(self, word: str) -> str:
        if len(word) <= 3 and not self.company.mentions.find(word):
            return word
        known = bool(self.company.mentions.find(word))
        return names.spoken(word) if known else word.lower()

    def _spoken(self, event: Event, idea: Idea, to: str | None) -> str:
        line = event.lines[0]
        speakers = tuple(dict.fromkeys(speech.speaker for speech in event.lines))
        who = f" {self._phrases.joined} ".join(self._who(uid) for uid in speakers)
        manner = plain(line.manner)
        how = f", {manner}" if manner and len(speakers) == 1 and len(manner) < 60 else ""
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
            return (lambda p: p.listens) if to and seen else (lambda p: p.voice)
        if not to:
            return lambda phrases: phrases.speaks
        if event.beat.emphasis >= 2:
            return lambda phrases: phrases.shouts
        if event.lines[-1].text.rstrip("\"'”’*_ ").endswith("?"):
            return lambda phrases: phrases.asks
        return lambda phrases: phrases.speaks_to

    def _cut(self, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        return f"{text[: LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,;:-')}…"


def plain(text: str) -> str:
    """Return a text without emphasis marks, in one line."""
    return " ".join(_MARKS.sub("", text).split())


def _ended(text: str) -> str:
    calm = _TRAILING.sub("", text).rstrip(" ,;:")
    if not calm:
        return ""
    capital = calm[:1].upper() + calm[1:]
    return capital if capital[-1] in ".!?\"'”’»)。！？" else f"{capital}."


def visual(event: Event, place: ScenePlace, who: Mapping[str, str]) -> str:
    """Return in at most 20 words what is to be seen, for a picture prompt."""
    text = plain(event.told) or place.name.lower().replace(" - ", ", ")
    return " ".join(text.split()[:20])
