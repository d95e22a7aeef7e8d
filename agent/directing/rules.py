"""The director without a model: rules of film grammar, the same board for the same script."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.board import Board, CastMember, Settings
from agent.directing import cast, language, numbering, places, planner
from agent.directing.captions import Narrator, plain
from agent.directing.planner import Planner
from agent.directing.source import collapsed
from agent.screenplay import Scene, Screenplay

_TITLES = ("title", "titre", "titel", "título", "titolo")
_CREDITS = ("credit", "author", "authors", "auteur", "autor", "autore", "source", "contact",
            "copyright")  # fmt: skip


@dataclass(frozen=True)
class RulesDirector:
    """Plans a board offline; implements agent.directing.director.Director."""

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return the board of a screenplay, every panel labelled."""
        company = cast.read(screenplay, known)
        scenes = planner.joined(screenplay.scenes)
        narrator = Narrator(company, language.detect(screenplay))
        numbers = numbering.scene_numbers([scene.number for scene in scenes])
        plans = Planner(screenplay, settings, company, narrator)
        made = [
            plans.scene(scene, setting, number)
            for scene, setting, number in zip(scenes, places.read(scenes), numbers, strict=True)
        ]
        board = Board(
            title=title(screenplay, scenes),
            credits=credit_lines(screenplay),
            draft=" ".join(screenplay.title_page.get("draft date", ())),
            language=narrator.language,
            settings=settings,
            cast=company.members,
            scenes=tuple(scene for scene in made if scene.panels),
        )
        return numbering.number(board)


def title(screenplay: Screenplay, scenes: Sequence[Scene]) -> str:
    """Return the title of the title page, else the first heading, else "Untitled"."""
    lines = [line for key in _TITLES for line in screenplay.title_page.get(key, ())]
    if lines:
        return plain(" ".join(lines))
    first = scenes[0].heading if scenes else None
    return collapsed(first.text) if first else "Untitled"


def credit_lines(screenplay: Screenplay) -> tuple[str, ...]:
    """Return the credit lines of the title page in order."""
    lines = (line for key in _CREDITS for line in screenplay.title_page.get(key, ()))
    return tuple(clean for line in lines if (clean := plain(line)))
