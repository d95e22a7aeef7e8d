"""People at rest: every word of the vocabulary can be worn, told apart, posed and painted."""

import numpy as np
import pytest

from render.order import Look
from render.sketch import asset
from render.sketch.figure import face
from render.sketch.figure.expressions import spoken
from render.sketch.figure.rest import Rest, rest
from render.sketch.figure.shape import shape
from render.sketch.mesh import Floats
from render.sketch.surface import Surface, clip, normals, smooth
from render.vocabulary import BEARDS, EXPRESSIONS, GLASSES, HAIR, HATS, OUTFITS


def triangles(person: Rest) -> int:
    return sum(len(part.mesh.faces) for part in person.parts)


def materials(person: Rest) -> set[str]:
    return {patch.material for part in person.parts for patch in part.mesh.patches}


def part_of(person: Rest, material: str) -> Floats:
    return np.concatenate(
        [p.mesh.vertices for p in person.parts if p.mesh.patches[0].material == material]
    )


def whole(person: Rest) -> None:
    """Check what a pose relies on."""
    for part in person.parts:
        count = len(part.mesh.vertices)
        assert len(part.mesh.faces)
        assert part.mesh.faces.max() < count
        assert part.bones.shape == part.weights.shape == (count, 4)
        assert np.isfinite(part.mesh.vertices).all()
        assert np.allclose(part.weights.sum(axis=1), 1)
        assert (part.bones < len(person.bones)).all()
    for stroke in person.strokes:
        assert np.isfinite(stroke.points).all()
        assert np.allclose(stroke.weights.sum(axis=1), 1)


@pytest.mark.parametrize("outfit", OUTFITS)
def test_every_outfit_can_be_worn_within_its_triangles(outfit: str) -> None:
    person = rest(Look(outfit=outfit, sex="female", age=33, seed=3))
    whole(person)
    assert triangles(person) < 30_000
    assert triangles(rest(Look(outfit=outfit, seed=3), detail="low")) < 6_000


@pytest.mark.parametrize("hair", HAIR)
def test_every_hair_rises_little_and_leaves_the_eyes_free(hair: str) -> None:
    person = rest(Look(hair=hair, seed=5))
    whole(person)
    assert 0 <= person.top < 0.12
    assert ("hair" in materials(person)) == (hair != "bald")
    if hair != "bald":
        strands = part_of(person, "hair")
        eye = person.landmarks["left_eye"].point
        before = (np.abs(strands[:, :2] - eye[:2]) < 0.015).all(axis=1) & (strands[:, 2] > eye[2])
        assert not before.any()


@pytest.mark.parametrize("hat", HATS)
def test_every_hat_sits_on_the_head(hat: str) -> None:
    person = rest(Look(hat=hat), detail="low")
    whole(person)
    crown = person.landmarks["crown"].point[1]
    top = part_of(person, "hat")[:, 1].max()
    assert crown - 0.01 < top < crown + 0.2
    assert person.top == pytest.approx(top - crown)


@pytest.mark.parametrize("word", [*BEARDS, *GLASSES])
def test_beards_and_glasses_are_worn_on_the_face(word: str) -> None:
    look = Look(beard=word) if word in BEARDS else Look(glasses=word)
    person = rest(look, detail="low")
    whole(person)
    made = materials(person) - materials(rest(Look(), detail="low"))
    assert bool(made) == (word != "stubble")


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_every_expression_moves_the_face_and_nothing_below_it(expression: str) -> None:
    calm, moved = rest(Look()), rest(Look(), expression)
    skin = [part_of(person, "skin") for person in (calm, moved)]
    change = np.linalg.norm(skin[1] - skin[0], axis=1)
    low = skin[0][:, 1] < calm.landmarks["neck"].point[1] - 0.05
    assert change[low].max() < 1e-3
    assert (change.max() > 0.001) == (expression != "neutral")


def test_what_nobody_can_wear_or_feel_is_refused() -> None:
    for look in (Look(outfit="toga"), Look(hair="beehive"), Look(hat="fez")):
        with pytest.raises(KeyError):
            rest(look)
    with pytest.raises(KeyError):
        rest(Look(), "bored")


@pytest.mark.parametrize("age", [1, 5, 9, 14, 30, 60, 85, 110])
def test_people_stand_on_the_floor_as_tall_as_they_are(age: int) -> None:
    person = rest(Look(age=age, outfit="swimwear"), detail="low")
    every = np.concatenate([part.mesh.vertices for part in person.parts])
    assert abs(every[:, 1].min()) < 0.03
    assert person.landmarks["crown"].point[1] == pytest.approx(person.height)
    assert rest(Look(age=age, height=1.5), detail="low").height == 1.5


def test_children_have_large_heads_and_grow() -> None:
    five, ten, grown = (rest(Look(age=age), detail="low") for age in (5, 10, 30))
    assert five.height < ten.height < grown.height

    def heads(person: Rest) -> float:
        return float(person.height / (person.height - person.landmarks["chin"].point[1]))

    assert heads(five) < heads(ten) < heads(grown)


def test_faces_of_two_seeds_are_told_apart() -> None:
    one, two = (part_of(rest(Look(seed=seed, outfit="swimwear")), "eye") for seed in (1, 2))
    assert one.shape == two.shape
    assert np.linalg.norm(one - two, axis=1).max() > 0.001


def test_the_same_look_is_built_once_and_always_alike() -> None:
    first = rest(Look(seed=8, outfit="suit"))
    assert rest(Look(seed=8, outfit="suit")) is first
    rest.cache_clear()
    again = rest(Look(seed=8, outfit="suit"))
    for before, after in zip(first.parts, again.parts, strict=True):
        assert (before.mesh.vertices == after.mesh.vertices).all()


def test_a_view_through_the_eyes_loses_eyes_and_hair() -> None:
    kept = [part for part in rest(Look()).parts if not part.head]
    assert not {"eye", "hair", "mouth"} & {part.mesh.patches[0].material for part in kept}


def test_brows_are_dark_the_cheek_is_not() -> None:
    brow, cheek = np.array([0.03, 0.749, 0.15]), np.array([0.04, 0.69, 0.13])
    dark = face.darkness(np.stack([brow, cheek]), Look(hair_value=0.1), 0.0003)
    assert dark[0] > 0.4
    assert dark[1] == 0


def test_stubble_shades_the_chin() -> None:
    chin = np.array([[0.0, 0.63, 0.145]])
    assert face.darkness(chin, Look(), 0.001)[0] == 0
    assert face.darkness(chin, Look(beard="stubble"), 0.001)[0] > 0.05


def test_an_eye_is_dark_where_it_looks_and_white_aside() -> None:
    centre, gaze = np.zeros(3), np.array([0.0, 0.0, 1.0])
    points = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.3]]) * 0.013
    dark = face.eye_darkness(points, centre, gaze, Look())
    assert dark[0] > 0.8
    assert dark[1] < 0.1


def test_an_eye_turns_only_as_far_as_it_can() -> None:
    ahead = np.array([0.0, 0.0, 1.0])
    gaze = face.eye_gaze(np.zeros(3), ahead, np.array([1.0, 0.0, 0.0]))
    assert np.degrees(np.arccos(gaze @ ahead)) == pytest.approx(face.TURN)
    assert (face.eye_gaze(np.zeros(3), ahead, None) == ahead).all()


def square() -> Surface:
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
    faces = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    return Surface(vertices, faces, vertices.copy(), np.eye(4, dtype=np.float32))


def test_a_cut_runs_exactly_along_zero() -> None:
    left = clip(square(), 0.3 - square().vertices[:, 0])
    right = clip(square(), square().vertices[:, 0] - 0.3)
    corners = left.vertices[left.faces], right.vertices[right.faces]
    areas = [np.cross(c[:, 1] - c[:, 0], c[:, 2] - c[:, 0])[:, 2].sum() / 2 for c in corners]
    assert areas == pytest.approx([0.3, 0.7])
    assert left.vertices[:, 0].max() == pytest.approx(0.3)
    assert np.allclose(left.weights.sum(axis=1), 1)


def test_a_cut_that_misses_leaves_all_or_nothing() -> None:
    assert len(clip(square(), np.ones(4)).faces) == 2
    assert len(clip(square(), -np.ones(4)).faces) == 0


def test_smoothing_wears_down_a_peak_and_keeps_the_rim() -> None:
    grid = np.array([[x, y, 0.0] for y in range(3) for x in range(3)])
    grid[4, 2] = 1.0
    rows = [corner for a in (0, 1, 3, 4) for corner in ([a, a + 1, a + 4], [a, a + 4, a + 3])]
    faces = np.array(rows, np.int32)
    worn = smooth(grid, faces, 5)
    assert worn[4, 2] < 0.5
    assert (np.delete(worn, 4, axis=0) == np.delete(grid, 4, axis=0)).all()
    assert (normals(worn, faces)[:, 2] > 0).all()


def test_the_light_mesh_uses_vertices_of_the_full_one() -> None:
    base = asset.load()
    for group in asset.GROUPS:
        few, many = base.faces["low"][group], base.faces["high"][group]
        assert len(few) <= len(many)
        assert set(few.ravel()) <= set(many.ravel())
    with pytest.raises(KeyError):
        base.morphed({"nose-of-pinocchio": 1.0})


@pytest.mark.parametrize("hair", ["long", "wavy"])
def test_long_hair_lies_behind_the_shoulders_not_before_them(hair: str) -> None:
    person = rest(Look(sex="female", hair=hair, seed=3))
    strands = part_of(person, "hair")
    neck = person.landmarks["neck"].point
    ahead = strands[strands[:, 2] > neck[2] + 0.01]
    assert ahead[:, 1].min() > neck[1] + 0.05 > strands[:, 1].min()


def test_a_bun_shows_above_the_crown() -> None:
    assert rest(Look(sex="female", hair="bun")).top > rest(Look(hair="ponytail")).top + 0.01


def test_a_beard_is_as_light_as_the_hair() -> None:
    person = rest(Look(hair="bald", beard="moustache", hair_value=0.95, age=65))
    grey = [
        patch.value
        for part in person.parts
        for patch in part.mesh.patches
        if patch.material == "beard"
    ]
    assert grey == [0.95]


def test_mouths_that_speak_are_not_all_alike_and_a_silent_one_is() -> None:
    assert len({spoken("talk", seed) for seed in range(6)}) == 3
    assert {spoken("neutral", seed) for seed in range(6)} == {"neutral"}
    for seed in range(3):
        whole(rest(Look(), spoken("talk", seed)))


def test_a_shout_opens_the_mouth_wider_than_talk() -> None:
    def lips(expression: str) -> float:
        """How far the lower lip has gone down, metres."""
        points = shape(Look(), expression).vertices - shape(Look()).vertices
        return float(-points[:, 1].min())

    assert lips("shout") > 1.5 * lips("talk") > 0
