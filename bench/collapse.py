"""Thins a triangle mesh to vertices it already has, so that every morph of them still works."""

import heapq

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class _Thinner:
    """Half-edge collapses by least quadric error (Garland and Heckbert 1997)."""

    def __init__(self, vertices: Floats, faces: Ints, weight: Floats) -> None:
        self.vertices = vertices
        self.faces = {number: tuple(map(int, face)) for number, face in enumerate(faces)}
        self.around: dict[int, set[int]] = {}
        for number, face in self.faces.items():
            for corner in face:
                self.around.setdefault(corner, set()).add(number)
        self.quadrics = np.zeros((len(vertices), 4, 4))
        for face in self.faces.values():
            normal = self.normal(face)
            area = float(np.linalg.norm(normal))
            if area > 0:
                plane = np.append(normal / area, -normal @ vertices[face[0]] / area)
                for corner in face:
                    self.quadrics[corner] += np.outer(plane, plane) * area * weight[corner]
        self._hold_the_rims(weight)
        self.stamp = dict.fromkeys(self.around, 0)
        self.heap: list[tuple[float, int, int, int, int]] = []
        for vertex in self.around:
            self._push(vertex)

    def normal(self, face: tuple[int, ...]) -> Floats:
        a, b, c = self.vertices[list(face)]
        return np.asarray(np.cross(b - a, c - a))

    def _hold_the_rims(self, weight: Floats) -> None:
        for number, face in self.faces.items():
            for a, b in zip(face, face[1:] + face[:1], strict=True):
                if self.around[a] & self.around[b] == {number}:
                    edge = self.vertices[b] - self.vertices[a]
                    side = np.cross(edge, self.normal(face))
                    side /= max(float(np.linalg.norm(side)), 1e-12)
                    plane = np.append(side, -side @ self.vertices[a])
                    for end in (a, b):
                        pull = float(edge @ edge) * 10 * weight[end]
                        self.quadrics[end] += np.outer(plane, plane) * pull

    def _neighbours(self, vertex: int) -> set[int]:
        return {corner for face in self.around[vertex] for corner in self.faces[face]} - {vertex}

    def _push(self, vertex: int) -> None:
        best: tuple[float, int] | None = None
        for other in sorted(self._neighbours(vertex)):
            place = np.append(self.vertices[other], 1.0)
            span = self.vertices[other] - self.vertices[vertex]
            error = place @ self.quadrics[vertex] @ place + 1e-9 * float(span @ span)
            if best is None or error < best[0]:
                best = (float(error), other)
        if best is not None:
            heapq.heappush(self.heap, (best[0], self.stamp[vertex], vertex, best[1], 0))

    def _may(self, gone: int, kept: int) -> bool:
        if len(self._neighbours(gone) & self._neighbours(kept)) > 2:
            return False
        for number in self.around[gone] - self.around[kept]:
            face = self.faces[number]
            before = self.normal(face)
            after = self.normal(tuple(kept if corner == gone else corner for corner in face))
            if before @ after <= 0.2 * np.linalg.norm(before) * np.linalg.norm(after):
                return False
        return True

    def thin(self, target: int) -> Ints:
        while len(self.faces) > target and self.heap:
            _, stamp, gone, kept, _ = heapq.heappop(self.heap)
            fresh = gone in self.around and stamp == self.stamp[gone] and kept in self.around
            if not fresh or kept not in self._neighbours(gone) or not self._may(gone, kept):
                continue
            touched = self._neighbours(gone)
            self.quadrics[kept] += self.quadrics[gone]
            for number in list(self.around[gone]):
                face = self.faces[number]
                if kept in face:
                    for corner in face:
                        self.around[corner].discard(number)
                    del self.faces[number]
                else:
                    self.faces[number] = tuple(kept if c == gone else c for c in face)
                    self.around[kept].add(number)
            del self.around[gone]
            for vertex in sorted(touched & self.around.keys()):
                self.stamp[vertex] += 1
                if self.around[vertex]:
                    self._push(vertex)
        return np.array([self.faces[number] for number in sorted(self.faces)], np.int32)


def collapse(vertices: Floats, faces: Ints, target: int, weight: Floats) -> Ints:
    """Return at most about `target` triangles on the same vertices.

    `vertices` (n, 3), `faces` (m, 3), `weight` (n,): larger keeps more triangles there.
    """
    return _Thinner(vertices, faces, weight).thin(target)
