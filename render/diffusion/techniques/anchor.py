"""Keeps pictures alike to a finished one, which they look at and which never looks back.

The keys and values of the anchor are looked at beside a picture's own, as in reference-only control
and in StyleAligned (Hertz et al. 2024, "Style Aligned Image Generation via Shared Attention").
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from render.diffusion.job import Job
from render.diffusion.techniques.attention import Attend, Call

if TYPE_CHECKING:
    from torch import Tensor

FROM = 4 / 50
"""The share of the way after which an anchor is looked at: before, a picture finds its own layout
(MasaCtrl, Cao et al. 2023: step 4 of 50)."""
LAYERS = "up_blocks"
"""Where: in the decoder, whose queries know the picture's own layout (MasaCtrl: from layer 10 of
16; StoryDiffusion, Zhou et al. 2024: all of these)."""
_LEAST = 1e-5
"""Added to variances, as StyleAligned does."""


def of(jobs: "Sequence[Job]", rows: int) -> "tuple[Likeness, ...]":
    """Return what keeps jobs that share a batch of `rows` alike to their anchors, the first row of
    each; none has one: nothing.
    """
    if jobs[0].anchor is None:
        return ()
    each = rows // len(jobs)
    return (Likeness([each * (row // each) for row in range(rows)],
                     [jobs[row // each].likeness for row in range(rows)]),)  # fmt: skip


class Likeness:
    """A technique: rows look at their anchors too; an anchor sees what it would see alone.

    `anchors` names the anchor's row for every row, an anchor's own for itself; `strengths`, above
    0 to 1, say how much of what a row sees so it takes.
    """

    def __init__(self, anchors: Sequence[int], strengths: Sequence[float]) -> None:
        self._anchors, self._strengths = anchors, strengths
        self._share = 0.0
        self._known: dict[int, tuple[Tensor, Tensor, Tensor]] = {}

    def step(self, share: float) -> None:
        """Take the share of the way behind the next call, 0 to 1."""
        self._share = share

    def attend(self, call: Call, further: Attend) -> "Tensor":
        """Return what a layer sees."""
        if call.words or self._share < FROM or not call.name.startswith(LAYERS):
            return further(call)
        found = further(self._shared(call))
        if min(self._strengths) == 1:
            return found
        _, _, strengths = self._rows(call.query)
        return further(call).lerp(found, strengths.to(found.dtype))

    def _shared(self, call: Call) -> Call:
        """Return a call in which every row looks at its anchor's tokens behind its own.

        Those who look take over the anchor's mean and spread of queries and keys: without that they
        hardly look at it (the ablation of StyleAligned). An anchor finds its own tokens twice,
        which changes nothing.
        """
        import torch

        look, alone, _ = self._rows(call.query)
        query, key = (
            torch.where(alone, own, _like(own, own[look])) for own in (call.query, call.key)
        )
        return replace(
            call,
            query=query,
            key=torch.cat([key, call.key[look]], dim=2),
            value=torch.cat([call.value, call.value[look]], dim=2),
        )

    def _rows(self, query: "Tensor") -> "tuple[Tensor, Tensor, Tensor]":
        """Return, for every row, at which it looks, if that is itself, and how strongly.

        The latter two are (rows, 1, 1, 1). They are made once: a graphics card is waited for
        whenever something is brought to it.
        """
        import torch

        rows = len(query)
        if rows not in self._known:
            every = range(0, rows, len(self._anchors))
            look = torch.tensor([first + anchor for first in every for anchor in self._anchors])
            alone = look == torch.arange(rows)
            strengths = torch.tensor(list(self._strengths) * len(every))
            self._known[rows] = (
                look.to(query.device),
                alone.to(query.device)[:, None, None, None],
                strengths.to(query.device)[:, None, None, None],
            )
        return self._known[rows]


def _like(own: "Tensor", other: "Tensor") -> "Tensor":
    """Return (rows, heads, tokens, width) with the mean and spread over tokens of another."""
    import torch

    (spread, mean), (theirs, centre) = (
        torch.var_mean(one.float(), dim=2, correction=0, keepdim=True) for one in (own, other)
    )
    scale = ((theirs + _LEAST) / (spread + _LEAST)).sqrt()
    return ((own.float() - mean) * scale + centre).to(own.dtype)
