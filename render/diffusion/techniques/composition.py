"""Keeps the composition of a picture while its prompt is edited: prompt-to-prompt.

Hertz et al. 2022, "Prompt-to-Prompt Image Editing with Cross Attention Control": the edited picture
is drawn beside the plain one, from the same noise, and looks where that one looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from render.diffusion.job import Job
from render.diffusion.techniques.alignment import PASS, Alignment, aligned
from render.diffusion.techniques.attention import Attend, Call
from render.diffusion.words.weighting import Words, chunks

if TYPE_CHECKING:
    from torch import Tensor

WORDS = 0.8
"""The share of the way on which words are seen where the plain picture sees them: the authors' own
for every kind of edit (github.com/google/prompt-to-prompt, cross_replace_steps)."""
ITSELF = 0.4
"""The same for what the picture sees of itself (self_replace_steps)."""
COARSE = 2
"""Latents each way that a token of those layers stands for, at least: the authors' 32 x 32 and
smaller of 64 x 64. Finer ones draw what an edit changes."""


@dataclass(frozen=True)
class Pair:
    """The rows of a plain picture and of an edited one, and how their prompts are aligned."""

    plain: int
    edited: int
    alignment: Alignment


def of(jobs: Sequence[Job], rows: int, taught: Words) -> "tuple[Composition, ...]":
    """Return what keeps the compositions of jobs that share a batch of `rows`; none is edited:
    nothing.

    The rows of a job end with its plain picture and its edited one. `taught` are the tokens of
    words that textual inversions taught.
    """
    if not jobs[0].edited:
        return ()
    each = rows // len(jobs)
    pairs = [
        Pair(each * at - 2, each * at - 1, aligned(
            *(chunks(text, taught) for text in (job.prompt, job.swapped or job.prompt, job.edited))
        ))
        for at, job in enumerate(jobs, 1)
    ]  # fmt: skip
    latents = [-(-side // (8 * COARSE)) for side in (jobs[0].width, jobs[0].height)]
    return (Composition(pairs, rows, latents[0] * latents[1]),)


class Composition:
    """A technique: edited rows look where the plain ones look, in the guided half.

    `rows` are all there are in a batch, its unguided half not counted; `coarse` is how many tokens
    the finest layer has whose look at itself is kept.
    """

    def __init__(self, pairs: Sequence[Pair], rows: int, coarse: int) -> None:
        self._pairs, self._rows, self._coarse = pairs, rows, coarse
        self._share = 0.0
        self._moves: dict[tuple[int, int], tuple[Tensor, Tensor]] = {}

    def step(self, share: float) -> None:
        """Take the share of the way behind the next call, 0 to 1."""
        self._share = share

    def attend(self, call: Call, further: Attend) -> "Tensor":
        """Return what a layer sees."""
        if call.words:
            return self._worded(call, further) if self._share < WORDS else further(call)
        if self._share < ITSELF and call.query.shape[2] <= self._coarse:
            return further(self._laid(call))
        return further(call)

    def _laid(self, call: Call) -> Call:
        """Return a call in which edited rows weigh places as the plain ones do."""
        query, key = call.query.clone(), call.key.clone()
        first = len(query) - self._rows
        for pair in self._pairs:
            query[first + pair.edited] = query[first + pair.plain]
            key[first + pair.edited] = key[first + pair.plain]
        return replace(call, query=query, key=key)

    def _worded(self, call: Call, further: Attend) -> "Tensor":
        """Return what is seen of the words, with the difference that the plain picture's maps make.

        Only the difference is worked out in full, so that what looks like the plain picture stays
        it to the bit, and what other techniques add stays too.
        """
        found = further(call)
        first = len(found) - self._rows
        for number, pair in enumerate(self._pairs):
            plain, own = (_maps(call, first + row) for row in (pair.plain, pair.edited))
            moved, taken = self._move(number, own)
            change = (plain @ moved - own * taken) @ call.value[first + pair.edited].float()
            found[first + pair.edited] += change.to(found.dtype)
        return found

    def _move(self, number: int, maps: "Tensor") -> "tuple[Tensor, Tensor]":
        """Return what brings a plain map's tokens to an edited one's, (tokens, tokens), and which
        of these it fills, (tokens,).
        """
        tokens = maps.shape[-1]
        if (number, tokens) not in self._moves:
            moved = maps.new_zeros((tokens, tokens))
            alignment = self._pairs[number].alignment
            known = max(place for _, place, _ in alignment) // PASS + 1
            for source, place, share in alignment:
                moved[source, place] = share
            # Chunks behind both prompts are there for others that are longer.
            for place in range(known * PASS, tokens):
                moved[place, place] = 1.0
            self._moves[number, tokens] = moved, (moved.sum(0) > 0).to(moved)
        return self._moves[number, tokens]


def _maps(call: Call, row: int) -> "Tensor":
    """Return where a row looks, (heads, tokens, tokens looked at), summing to 1, float32."""
    query, key = call.query[row].float(), call.key[row].float()
    return ((query @ key.transpose(-1, -2)) * query.shape[-1] ** -0.5).softmax(-1)
