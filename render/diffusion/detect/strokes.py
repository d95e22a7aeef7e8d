"""Works on strokes: a picture (h, w) float32, or a mask, white where the ink is."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

_RING = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""The eight neighbours, clockwise from the one above: (row, column)."""


def grown(picture: Singles, radius: int) -> Singles:
    """Return the largest value of the square around each pixel."""
    return _largest(_largest(picture, radius).T, radius).T


def shrunk(picture: Singles, radius: int) -> Singles:
    """Return the smallest value of the square around each pixel."""
    return -grown(-picture, radius)


def blurred(picture: Singles, sigma: float) -> Singles:
    """Return a Gaussian blur; the border's values go on outside."""
    reach = max(1, round(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    return _mixed(_mixed(picture, kernel).T, kernel).T


def thinned(mask: Bools) -> Bools:
    """Return strokes one pixel wide (Zhang and Suen, 1984)."""
    left = np.pad(mask, 1).astype(np.uint8)
    while True:
        before = int(left.sum())
        for second in (False, True):
            around = np.zeros_like(left)
            for bit, (row, column) in enumerate(_RING):
                around |= np.roll(left, (-row, -column), (0, 1)) << bit
            left &= ~_peeled()[int(second)][around]
        if int(left.sum()) == before:
            return np.asarray(left[1:-1, 1:-1] > 0)


def without_specks(mask: Bools, span: int) -> Bools:
    """Return the strokes that have a place with more than `span` of their pixels close by."""
    return held(mask & (crowd(mask, span) * (2 * span + 1) ** 2 > span), mask)


def crowd(mask: Bools, radius: int) -> Singles:
    """Return the share of the square around each pixel that is ink."""
    flat = np.full(2 * radius + 1, 1 / (2 * radius + 1), np.float32)
    return _mixed(_mixed(mask.astype(np.float32), flat).T, flat).T


def held(seeds: Bools, mask: Bools) -> Bools:
    """Return the parts of a mask that a seed lies in."""
    found, count = seeds & mask, -1
    while count != (count := int(found.sum())):
        found = (grown(found.astype(np.float32), 1) > 0) & mask
    return found


def _largest(picture: Singles, radius: int) -> Singles:
    """Return the largest value of the stretch of a row around each pixel."""
    width = picture.shape[1]
    padded = np.pad(picture, ((0, 0), (radius, radius)), mode="edge")
    reach, wanted = 1, 2 * radius + 1
    while 2 * reach <= wanted:
        padded = np.maximum(padded[:, : padded.shape[1] - reach], padded[:, reach:])
        reach *= 2
    return np.maximum(padded[:, :width], padded[:, wanted - reach : wanted - reach + width])


def _mixed(picture: Singles, kernel: Singles) -> Singles:
    """Return each row mixed with its neighbours in the shares of a kernel."""
    reach, width = len(kernel) // 2, picture.shape[1]
    padded = np.pad(picture, ((0, 0), (reach, reach)), mode="edge")
    total = np.zeros_like(picture)
    for at, share in enumerate(kernel):
        total += share * padded[:, at : at + width]
    return total


@cache
def _peeled() -> NDArray[np.uint8]:
    """Return (2, 256): 1 where a pixel with these neighbours goes, by half step."""
    table = np.zeros((2, 256), np.uint8)
    for code in range(256):
        ring = [code >> bit & 1 for bit in range(8)]
        turns = sum(ring[at] < ring[(at + 1) % 8] for at in range(8))
        if turns != 1 or not 2 <= sum(ring) <= 6:
            continue
        up, right, low, left = ring[0], ring[2], ring[4], ring[6]
        table[0, code] = not (up and right and low) and not (right and low and left)
        table[1, code] = not (up and right and left) and not (up and low and left)
    return table
