"""Tells an artist all about one panel: Panel + Cast + style to Order."""

from agent.board import Board, CastMember, Panel, Scene, ScenePlace, Settings, Shot, ShotSubject
from agent.directing import aliases, appearance, depiction, uids
from agent.errors import BoardError
from render.diffusion.words import people
from render.diffusion.words.weighting import escaped
from render.order import Look, Order, Place, Subject
from render.vocabulary import ASPECTS, PROPS, SIZES, Framing

_STEP = 8
"""Pixels every side of a picture is a multiple of."""
_FRAMINGS: dict[Framing, str] = {
    "single": "", "two_shot": "two people", "three_shot": "", "group": "group of people",
    "ots": "over the shoulder shot", "pov": "first-person view", "insert": "",
    "establishing": "establishing shot", "empty": "scenery", "title": "",
}  # fmt: skip
_ANGLES = {
    "eye": "", "high": "from above", "low": "from below", "birds_eye": "bird's-eye view",
    "worms_eye": "worm's-eye view", "dutch": "dutch angle",
}  # fmt: skip
_LIGHTS = {"natural": "", "lamp": "lamp light", "moon": "moonlight", "dark": "darkness"}
_STYLES = {
    "marker": "storyboard sketch, ink and grey marker, black and white",
    "lines": "storyboard sketch, ink lines, black and white",
    "night_wash": "storyboard sketch, dark wash, black and white",
}


def order(board: Board, scene: Scene, panel: Panel) -> Order:
    """Return the order of one panel of a scene.

    Panels of a setup share their seed; scenes of one place share its set. BoardError when the
    panel's shot or somebody in it is not there.
    """
    shot = shot_of(scene, panel)
    cast = {member.uid: member for member in board.cast}
    _known(shot, cast)
    place = shot.place or scene.place
    width, height = pixels(board.settings)
    return Order(
        size=shot.size,
        framing=shot.framing,
        angle=shot.angle,
        move=shot.move,
        moment=panel.moment,
        lens=shot.lens,
        axis=shot.axis,
        focus=tuple(cast[uid].name for uid in shot.focus),
        over=cast[shot.over].name if shot.over else None,
        target=shot.target,
        place=_place(place),
        time=place.time,
        light=place.light,
        weather=place.weather,
        subjects=tuple(_subject(subject, cast) for subject in shot.subjects),
        props=shot.props,
        extras=shot.extras,
        title=shot.title,
        style=board.settings.style,
        aspect=board.settings.aspect,
        width=width,
        height=height,
        seed=seed(board.settings, scene, shot),
        own_seed=shot.seed not in (None, fresh_seed(board.settings, panel, shot.variant)),
        variant=shot.variant,
        words=_words(board, scene, panel),
        sources=shot.sources,
    )


def shot_of(scene: Scene, panel: Panel) -> Shot:
    """Return the shot a panel draws; BoardError when the scene has it not."""
    for shot in scene.shots:
        if shot.uid == panel.shot:
            return shot
    raise BoardError(f"panel {panel.label}: its shot {panel.shot} is not in scene {scene.number}; "
                     "plan the script again")  # fmt: skip


def pixels(settings: Settings) -> tuple[int, int]:
    """Return width and height of a picture, multiples of 8, nearest to the aspect."""
    width = max(_STEP, round(settings.width / _STEP) * _STEP)
    height = max(_STEP, round(width / ASPECTS[settings.aspect] / _STEP) * _STEP)
    return width, height


def seed(settings: Settings, scene: Scene, shot: Shot) -> int:
    """Return the seed of a shot's pictures: its own, else from board seed, scene and setup."""
    if shot.seed is not None:
        return shot.seed
    return uids.number(str(settings.seed), scene.uid, shot.setup)


def fresh_seed(settings: Settings, panel: Panel, variant: int) -> int:
    """Return the seed a panel gets when it is shot anew, by how often it was."""
    return uids.number(str(settings.seed), panel.uid, str(variant))


def _known(shot: Shot, cast: dict[str, CastMember]) -> None:
    named = [*shot.focus, *([shot.over] if shot.over else []), *(s.who for s in shot.subjects)]
    for uid in named:
        if uid not in cast:
            raise BoardError(f"{uid} is in a shot but not in the cast; add them to cast.yaml")


def _place(place: ScenePlace) -> Place:
    return Place(
        kind=place.kind,
        interior=place.interior,
        words=place.name,
        seed=uids.number("place", place.name.casefold()),
        fallback=place.fallback,
    )


def _subject(subject: ShotSubject, cast: dict[str, CastMember]) -> Subject:
    def name(uid: str | None) -> str | None:
        return cast[uid].name if uid in cast else uid

    member = cast[subject.who]
    return Subject(
        name=member.name,
        look=_look(member),
        colour=depiction.colour(member),
        side=subject.side,
        depth=subject.depth,
        facing=subject.facing,
        looks_at=name(subject.looks_at),
        pose=subject.pose,
        expression=subject.expression,
        partner=name(subject.partner),
        left_hand=subject.left_hand,
        right_hand=subject.right_hand,
        travel=subject.travel,
        anchor=subject.anchor,
    )


def _look(member: CastMember) -> Look:
    """Return a look with the words a person gave it; those of its fields any artist can find."""
    made = member.look.words == appearance.words(member.look)
    return member.look.model_copy(update={"words": ""}) if made else member.look


def _words(board: Board, scene: Scene, panel: Panel) -> dict[str, str]:
    """Return the words of a picture prompt by slot, in its syntax.

    What a person wrote stays as it is, weights and all; a script's own brackets weigh nothing.
    """
    shot = shot_of(scene, panel)
    place = shot.place or scene.place
    cast = aliases.cast(board.cast, (one.who for one in shot.subjects))
    english = board.language == "en"
    size = SIZES[shot.size].words
    if shot.framing == "insert" and shot.target and (english or shot.target in PROPS):
        size = f"{size} of {escaped(people.article(shot.target.replace('_', ' ')))}"
    own = _own(shot)
    seen = own or escaped(depiction.action(shot, panel, place, cast))
    # The model reads English; another tongue only adds to what staging says of people.
    told = own or depiction.english(board.language, shot, panel) or not shot.subjects
    bare = shot.framing == "empty" and place.interior
    framing = "empty room" if bare else _FRAMINGS[shot.framing]
    inside = place.interior and place.time == "day"
    weather = place.weather if place.weather != "clear" else ""
    return {
        "shot": _joined(size, framing, _ANGLES[shot.angle]),
        "action": seen if told else "",
        "place": escaped(depiction.place(place, cast, english=english)),
        "light": _joined("" if inside else place.time, weather, _LIGHTS[place.light]),
        "style": _STYLES[board.settings.style],
        "extra": "" if told else seen,
    }


def _own(shot: Shot) -> str:
    """Return what a person wrote of a shot's picture themselves; empty when nothing."""
    if "visual" in shot.edited:
        return shot.visual
    return shot.caption if "caption" in shot.edited else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
