"""Asks a model to direct, holds what it says against the scenes, has it repaired, or gives up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from agent.directing import answer, language, reply, shape, verify
from agent.directing.answer import SceneAnswer
from agent.directing.asking import LLM, Answer, Shape
from agent.directing.cache import Cache, Kept
from agent.directing.cost import Purse
from agent.directing.packing import Piece
from agent.directing.verify import Bench
from agent.errors import AnswerError
from prompts import Prompt, fill

REPAIRS = 2
"""How often a model may put an answer right."""
_SHOWN = 6000
"""Letters of a bad answer that are shown again."""
_MISTAKES = 12
"""Mistakes that are named at once."""


@dataclass(frozen=True)
class Script:
    """What the questions are made from. `version` names what decides an answer beside the text."""

    direct: Prompt
    repair: Prompt
    language: str
    version: tuple[str, ...]
    fence: Callable[[], str]


@dataclass(frozen=True)
class Outcome:
    """What came of a piece. `scene` None: given up, `reason` says why. `kept`: it was known."""

    piece: Piece
    scene: SceneAnswer | None
    reason: str = ""
    kept: bool = False


class Interview:
    """One run's questions. Used from several threads."""

    def __init__(
        self, model: LLM, script: Script, benches: Mapping[Piece, Bench],
        purse: Purse, cache: Cache | None = None,
    ) -> None:  # fmt: skip
        self._model = model
        self._script = script
        self._benches = benches
        self._purse = purse
        self._cache = cache

    def ask(self, request: Sequence[Piece]) -> tuple[Outcome, ...]:
        """Return the outcome of each piece of a request; ModelError when nobody answers at all."""
        good, bad, said = self._round(request, self._question(request))
        if not said and len(request) > 1:
            return tuple(outcome for piece in request for outcome in self.ask([piece]))
        found = {piece: self._held(piece, scene) for piece, scene in good.items()}
        for piece, wrong in bad.items():
            found[piece] = self._repaired(piece, said, wrong)
        return tuple(found[piece] for piece in request)

    def _repaired(self, piece: Piece, said: str, wrong: str) -> Outcome:
        """Have one piece put right, alone, until it holds or the tries are used up."""
        question = self._question([piece])
        for _ in range(REPAIRS):
            if not said:
                return Outcome(piece, None, wrong)
            system, user = fill(
                self._script.repair, question=question, answer=said[:_SHOWN] or "(nothing)",
                problems=wrong,
            )  # fmt: skip
            good, bad, said = self._round([piece], user, system)
            if piece in good:
                return self._held(piece, good[piece])
            wrong = bad[piece]
        if not said:
            return Outcome(piece, None, wrong)
        first = wrong.split("\n")[0]
        if self._cache:
            self._cache.keep(self._key(piece), Kept("", first))
        return Outcome(piece, None, first)

    def _round(
        self, request: Sequence[Piece], user: str, system: str = ""
    ) -> tuple[dict[Piece, SceneAnswer], dict[Piece, str], str]:
        """Ask once; return what holds, what does not and why, and what was said."""
        self._purse.check()
        system = system or self._system
        try:
            said = self._model.ask(system, user, _form(request))
        except AnswerError as error:
            return {}, dict.fromkeys(request, str(error)), ""
        self._purse.pay(said)
        good, bad = self._read(request, said)
        return good, bad, said.text or said.fault

    def _read(
        self, request: Sequence[Piece], said: Answer
    ) -> tuple[dict[Piece, SceneAnswer], dict[Piece, str]]:
        if said.fault:
            return {}, dict.fromkeys(request, said.fault)
        body = reply.json_object(said.text)
        if not body:
            wrong = "the answer is no whole JSON object: cut off, or not JSON"
            return {}, dict.fromkeys(request, wrong)
        scenes, wrongs = answer.scenes(body)
        good: dict[Piece, SceneAnswer] = {}
        bad: dict[Piece, str] = {}
        for piece in request:
            scene = scenes.get(piece.number) or _only(scenes, request)
            if scene is None:
                bad[piece] = wrongs.get(piece.number) or wrongs.get(0) or (
                    f"scene {piece.number} is missing"
                )  # fmt: skip
                continue
            scene = verify.clean(scene.model_copy(update={"scene": piece.number}))
            found = verify.problems(scene, self._benches[piece])
            if found:
                bad[piece] = "\n".join(found[:_MISTAKES])
            else:
                good[piece] = scene
        return good, bad

    def _held(self, piece: Piece, scene: SceneAnswer) -> Outcome:
        if self._cache:
            self._cache.keep(self._key(piece), Kept(scene.model_dump_json()))
        return Outcome(piece, scene)

    def known(self, piece: Piece) -> Outcome | None:
        """Return what is kept of a piece from an earlier run; None: it has to be asked about."""
        kept = self._cache.find(self._key(piece)) if self._cache else None
        if kept is None:
            return None
        if kept.given_up:
            return Outcome(piece, None, kept.given_up, kept=True)
        good, _ = self._read([piece], Answer(f'{{"scenes": [{kept.body}]}}'))
        return Outcome(piece, good[piece], kept=True) if piece in good else None

    def _key(self, piece: Piece) -> str:
        return piece.key(*self._script.version)

    @property
    def _system(self) -> str:
        blank = {"fence": "", "scenes": "", "language": language.name(self._script.language)}
        return fill(self._script.direct, **blank)[0]

    def _question(self, request: Sequence[Piece]) -> str:
        fence = self._script.fence()
        told = "\n\n".join(piece.text for piece in request)
        return fill(
            self._script.direct,
            fence=fence,
            scenes=told.replace(fence, ""),
            language=language.name(self._script.language),
        )[1]


def _form(request: Sequence[Piece]) -> Shape:
    """Return the form of the answer: no more scenes than asked for, no more beats than units."""
    units = max(piece.last - piece.first + 1 for piece in request)
    return shape.at_most(answer.SHAPE, {"scenes": len(request), "beats": units})


def _only(scenes: Mapping[int, SceneAnswer], request: Sequence[Piece]) -> SceneAnswer | None:
    """Return the one scene that was answered to the one that was asked, whatever its number."""
    return next(iter(scenes.values())) if len(request) == len(scenes) == 1 else None
