"""The director with a language model: it chooses beats and shots, all the rest is ours.

A scene the model cannot do is directed by the rules, and the board says so.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agent.board import Board, CastMember, Scene, Settings
from agent.directing import (
    answer,
    cast,
    casting,
    chosen,
    cost,
    crew,
    language,
    numbering,
    packing,
    passage,
    places,
    planner,
    rules,
    uids,
)
from agent.directing.asking import LLM
from agent.directing.assembly import Assembly, News, Said
from agent.directing.cache import Cache, Kept
from agent.directing.captions import Narrator
from agent.directing.cast import Company
from agent.directing.casting import Casting, Matter
from agent.directing.cost import Estimate, Purse
from agent.directing.interview import Interview, Script
from agent.directing.packing import Piece
from agent.directing.passage import Passage
from agent.directing.places import Setting
from agent.directing.planner import Draft, Planner
from agent.directing.verify import Bench
from agent.errors import AnswerError
from agent.screenplay import Screenplay
from prompts import Prompt, fill

THREADS = 4
"""Questions that are under way at once."""


@dataclass(frozen=True)
class Prompts:
    """The questions of a run."""

    cast_and_places: Prompt
    scenes: Prompt
    repair: Prompt


def fence() -> str:
    """Return a line that no script can know, to mark where it begins and ends."""
    return f"=== {secrets.token_hex(8)} ==="


@dataclass(frozen=True)
class LlmDirector:
    """Plans a board with a model; implements agent.directing.director.Director.

    `agree` is asked once, before the first question, and never when all answers are known; False:
    the rules direct. `only` tells by their numbers which scenes, counted from 0, the model directs.
    `version` names what decides an answer beside model and prompts (temperature).
    """

    model: LLM
    prompts: Prompts
    agree: Callable[[Estimate], bool]
    cache: Cache | None = None
    purse: Purse = field(default_factory=Purse)
    threads: int = THREADS
    version: str = ""
    tell: Callable[[News], None] = lambda news: None
    only: Callable[[Sequence[str]], frozenset[int]] = lambda numbers: frozenset(range(len(numbers)))
    fence: Callable[[], str] = fence

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return the board of a screenplay; ModelError when the model cannot be asked at all."""
        return _Run(self, screenplay, settings, known).board()


class _Run:
    """One screenplay on its way to a board."""

    def __init__(
        self, director: LlmDirector, screenplay: Screenplay, settings: Settings,
        known: tuple[CastMember, ...],
    ) -> None:  # fmt: skip
        self._director = director
        self._screenplay = screenplay
        self._settings = settings
        self._known = known
        self._scenes = planner.joined(screenplay.scenes)
        self._language = language.detect(screenplay)
        self._company = cast.read(screenplay, known)
        self._places = tuple(places.read(self._scenes))
        self._agreed: bool | None = None
        self._drafted: (
            tuple[
                tuple[Company, tuple[Setting, ...]],
                tuple[tuple[Draft, ...], Planner, tuple[Passage, ...]],
            ]
            | None
        ) = None

    def board(self) -> Board:
        """Return the board."""
        self._cast()
        drafts, plans, passages = self._read()
        answers = self._answers(drafts, passages)
        made = [
            self._scene(plans, draft, seen, answers.get(at))
            for at, (draft, seen) in enumerate(zip(drafts, passages, strict=True))
        ]
        board = Board(
            title=rules.title(self._screenplay, self._scenes),
            credits=rules.credit_lines(self._screenplay),
            draft=" ".join(self._screenplay.title_page.get("draft date", ())),
            language=self._language,
            settings=self._settings,
            cast=self._company.members,
            scenes=tuple(scene for scene in made if scene.panels),
        )
        return numbering.number(board)

    def _read(self) -> tuple[tuple[Draft, ...], Planner, tuple[Passage, ...]]:
        """Return the scenes as drafted with the cast and places as they are known now."""
        now = (self._company, self._places)
        if self._drafted is None or self._drafted[0] != now:
            narrator = Narrator(self._company, self._language)
            plans = Planner(self._screenplay, self._settings, self._company, narrator)
            numbers = numbering.scene_numbers([scene.number for scene in self._scenes])
            told = zip(self._scenes, self._places, numbers, strict=True)
            drafts = tuple(plans.draft(*one) for one in told)
            seen = tuple(passage.read(draft, self._company) for draft in drafts)
            self._drafted = now, (drafts, plans, seen)
        return self._drafted[1]

    def _cast(self) -> None:
        """Have the looks and the unknown places read, before anything depends on them."""
        about = casting.matter(self._company, self._places)
        said = self._casting(about) if about else None
        if said is not None:
            self._company = casting.dressed(self._company, said, about, self._known)
            self._places = tuple(casting.built(self._places, said, about))

    def _casting(self, about: Matter) -> Casting | None:
        """Return what the model says of people and places; None: the rules' own reading holds."""
        director = self._director
        prompt = director.prompts.cast_and_places
        key = about.key(prompt.digest, director.model.name, director.version)
        kept = director.cache.find(key) if director.cache else None
        if kept:
            return self._cast_or(kept.given_up, casting.read(kept.body, about))
        if not self._may(asks_cast=True):
            return None
        fence = director.fence()
        people, wheres = (text.replace(fence, "") for text in about.told)
        system, user = fill(prompt, fence=fence, people=people, places=wheres)
        director.purse.check()
        try:
            answered = director.model.ask(system, user, about.shape)
        except AnswerError as error:
            return self._cast_or(str(error), None)
        director.purse.pay(answered)
        said = casting.read(answered.text, about) if not answered.fault else None
        wrong = "" if said else answered.fault or "no answer of the right form"
        if director.cache:
            director.cache.keep(key, Kept(said.model_dump_json() if said else "", wrong))
        return self._cast_or(wrong, said)

    def _cast_or(self, wrong: str, said: Casting | None) -> Casting | None:
        """Return what was said, or say that the rules read looks and places."""
        if said is None:
            self._director.tell(News("", 0, 0, reason=wrong))
        return said

    def _may(self, *, asks_cast: bool = False) -> bool:
        """Return whether the model may be asked; the user is asked once."""
        if self._agreed is None:
            self._agreed = self._director.agree(self._estimate(asks_cast=asks_cast))
        return self._agreed

    def _estimate(self, *, asks_cast: bool) -> Estimate:
        _, _, passages = self._read()
        interview, pieces = self._interview(passages)
        requests = packing.pack(p for p in pieces if interview.known(p) is None)
        told, answered = cost.of(requests, self._director.prompts.scenes.system)
        if asks_cast:
            about = casting.matter(self._company, self._places)
            told += cost.tokens("".join(about.told)) + 600
            answered += 40 * len(about.people) + 15 * len(about.places)
        return Estimate(
            where=self._director.model.where,
            model=self._director.model.name,
            scenes=len({piece.scene for request in requests for piece in request}),
            calls=len(requests) + asks_cast,
            tokens_in=told,
            tokens_out=answered,
            cost=self._director.purse.price.of(told, answered),
        )

    def _interview(self, passages: Sequence[Passage]) -> tuple[Interview, tuple[Piece, ...]]:
        director = self._director
        asked = director.prompts
        script = Script(
            direct=asked.scenes,
            repair=asked.repair,
            language=self._language,
            version=(
                asked.scenes.digest, asked.repair.digest, director.model.name, director.version,
                self._language, uids.digest(repr(answer.SHAPE)),
            ),
            fence=director.fence,
        )  # fmt: skip
        wanted = director.only([seen.draft.number for seen in passages])
        benches = {
            piece: Bench(seen, self._company, self._language, asked.scenes.system,
                         piece.first, piece.last)
            for at, seen in enumerate(passages)
            if at in wanted
            for piece in packing.pieces(at, seen, self._company)
        }  # fmt: skip
        interview = Interview(director.model, script, benches, director.purse, director.cache)
        return interview, tuple(benches)

    def _answers(self, drafts: Sequence[Draft], passages: Sequence[Passage]) -> Mapping[int, Said]:
        """Return what the model says of each scene that has something to ask about."""
        interview, pieces = self._interview(passages)
        known = {piece: found for piece in pieces if (found := interview.known(piece))}
        asked = [piece for piece in pieces if piece not in known]
        if asked and not self._may():
            return {}
        assembly = Assembly(self._director.tell, [draft.number for draft in drafts], pieces)
        for outcome in known.values():
            assembly.enter(outcome)
        requests = packing.pack(asked)
        for _, outcomes in crew.each(interview.ask, requests, self._director.threads):
            for outcome in outcomes:
                assembly.enter(outcome)
        return assembly.said()

    def _scene(self, plans: Planner, draft: Draft, seen: Passage, said: Said | None) -> Scene:
        if said is None or said.scene is None:
            events = plans.events(draft, plans.groups(draft))
            view = plans.view(draft, events)
            scene = plans.finish(draft, events, plans.ideas(events, view), view)
            return scene.model_copy(update={"failed": said.reason if said else ""})
        asked = self._director.prompts.scenes
        bench = Bench(seen, self._company, self._language, asked.system, 1, len(seen.atoms))
        scene = chosen.scene(plans, draft, said.scene, bench)
        name = uids.digest(said.scene.model_copy(update={"scene": 1}).model_dump_json())
        return scene.model_copy(update={"plan": name})
