import numpy as np
import pytest

from render.sketch import raster
from render.sketch.lens import Camera
from render.sketch.mesh import Floats, Ints
from render.sketch.raster import Frame, Seen
from tests.sketch import scenes

FRAME = Frame(56, 40)
CAMERA = scenes.camera()


def soup(seed: int, count: int = 60) -> tuple[Floats, Ints]:
    """Return triangles of all sizes around the camera, some through its near plane."""
    rng = np.random.default_rng(seed)
    centres = rng.uniform([-3, -1, -4], [3, 3, 5], (count, 3))
    size = rng.uniform(0.05, 3, (count, 1, 1))
    vertices = (centres[:, None] + rng.normal(size=(count, 3, 3)) * size).reshape(-1, 3)
    return vertices, np.arange(3 * count, dtype=np.int32).reshape(-1, 3)


def look(vertices: Floats, faces: Ints, camera: Camera = CAMERA, cull: bool = False) -> Seen:
    screen = raster.perspective(vertices, faces, camera, FRAME)
    screen = raster.facing(screen, np.full(len(faces), cull))
    return raster.look(screen, FRAME)


def sources(seen: Seen) -> Ints:
    return np.append(seen.screen.source, np.int32(-1))[seen.triangle]


def by_rays(vertices: Floats, faces: Ints, camera: Camera) -> tuple[Ints, Floats]:
    """Return the nearest triangle of every pixel's ray, and how surely its ray is inside."""
    right, up, back = camera.rotation
    found = np.full((FRAME.height, FRAME.width), -1, np.int32)
    margin = np.full(found.shape, np.inf)
    for row in range(FRAME.height):
        for column in range(FRAME.width):
            x = ((column + 0.5) / FRAME.width * 2 - 1) * camera.tan_x
            y = (1 - (row + 0.5) / FRAME.height * 2) * camera.tan_y
            ray = x * right + y * up - back
            corners = vertices[faces] - camera.position
            one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
            normal = np.cross(one, two)
            depth = (normal * corners[:, 0]).sum(1) / (normal @ ray)
            hit = depth[:, None] * ray - corners[:, 0]
            area = (normal * normal).sum(1)
            v = (np.cross(hit, two) * normal).sum(1) / area
            w = (np.cross(one, hit) * normal).sum(1) / area
            least = np.minimum(np.minimum(v, w), 1 - v - w)
            inside = (least > 0) & (depth > raster.NEAR)
            margin[row, column] = np.abs(least[depth > 0]).min()
            if inside.any():
                nearest = np.where(inside, depth, np.inf)
                found[row, column] = nearest.argmin()
    return found, margin


@pytest.mark.parametrize("seed", [1, 2])
def test_every_pixel_sees_the_nearest_triangle(seed: int) -> None:
    vertices, faces = soup(seed)
    expected, margin = by_rays(vertices, faces, CAMERA)

    seen = sources(look(vertices, faces))

    sure = margin > 1e-4
    assert sure.mean() > 0.9
    assert (seen[sure] == expected[sure]).all()


def test_the_order_of_triangles_does_not_matter() -> None:
    vertices, faces = soup(3)
    order = np.random.default_rng(0).permutation(len(faces))

    seen, other = look(vertices, faces), look(vertices, faces[order])

    assert (seen.near == other.near).all()
    assert (sources(seen) == np.append(order, -1)[sources(other)]).all()


def test_nearness_is_one_over_depth() -> None:
    wall = np.array([[-9.0, -9, 0], [9, -9, 0], [0, 18, 0]])
    straight = Camera(np.array([0.0, 0, 4.0]), np.eye(3), 35, FRAME.width / FRAME.height)

    seen = look(wall, np.array([[0, 1, 2]], np.int32), straight)

    assert np.allclose(seen.near, 0.25, atol=1e-6)


def test_triangles_that_share_an_edge_leave_no_gap() -> None:
    rng = np.random.default_rng(5)
    grid = np.stack(np.meshgrid(np.linspace(-6, 6, 23), np.linspace(-4, 6, 23)), 2).reshape(-1, 2)
    vertices = np.column_stack([grid + rng.normal(0, 0.02, grid.shape), np.zeros(len(grid))])
    corner = (np.arange(22)[:, None] * 23 + np.arange(22)).ravel()
    faces = np.concatenate(
        [
            np.stack([corner, corner + 1, corner + 24], 1),
            np.stack([corner, corner + 24, corner + 23], 1),
        ]
    ).astype(np.int32)

    seen = look(vertices, faces)

    assert (seen.triangle >= 0).all()


def test_what_is_behind_the_camera_is_not_seen() -> None:
    behind = np.array([[-1.0, 1, 6], [1, 1, 6], [0, 3, 6]])

    seen = look(behind, np.array([[0, 1, 2]], np.int32))

    assert (seen.triangle == -1).all()
    assert (seen.near == 0).all()


def test_a_culled_face_is_not_seen_from_behind() -> None:
    wall = np.array([[-9.0, -9, 0], [9, -9, 0], [0, 18, 0]])

    front = look(wall, np.array([[0, 1, 2]], np.int32), cull=True)
    back = look(wall, np.array([[0, 2, 1]], np.int32), cull=True)

    assert (front.triangle == 0).any()
    assert (back.triangle == -1).all()


def test_no_triangles_make_an_empty_frame() -> None:
    seen = look(np.zeros((0, 3)), np.zeros((0, 3), np.int32))

    assert (seen.triangle == -1).all()
