"""Attention of bfloat16 on a processor, in blocks of scores that stay in its cache."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

LEAST = 65
"""Keys below which the library's own attention is quicker (64 tokens .6 ms there, 1.3 ms here)."""
_SCORES = 512 * 4096
"""Scores in a block, 4 MB; half as many or twice as many are slower."""
_SAMPLE = 16
"""Of how many keys one is looked at to guess the highest score of a row."""
_SPARE = 8
"""Columns beside the values; the first sums the weights. A whole vector register of the product."""
_HIGH = 1e30
"""A sum of weights above it, or none at all (NaN), is not trusted."""
_BITS = 1.4426950408889634
"""1 / ln 2: powers of two are taken, not of e."""


def fits(query: "Tensor", key: "Tensor") -> bool:
    """Return whether `attend` is for these; nothing must be learnt from it."""
    import torch

    return (
        query.device.type == "cpu"
        and query.dtype == torch.bfloat16
        and key.shape[-2] >= LEAST
        and not torch.is_grad_enabled()
        and not torch.compiler.is_compiling()
    )


def attend(query: "Tensor", key: "Tensor", value: "Tensor") -> "Tensor | None":
    """Return what queries see of values, (rows, heads, tokens, width) like all three.

    None when a score lies too far over those looked at to be taken to a power, some 70 or more.

    Softmax does not change when a row of scores is lowered by one number. The number, a guess of
    the row's highest score, is a column more of the queries, against ones among the keys, and the
    sum of the weights is a column more of the values: both come with the matrix products, and
    rounding is least where the weight is most.
    """
    rows, heads, tokens, _ = query.shape
    # Laid out as the next layer reads it.
    out = query.new_empty(rows, tokens, heads, query.shape[-1]).transpose(1, 2)
    room = _Room(query[0, 0], key[0, 0])
    for row in range(rows):
        for head in range(heads):
            if not room.see(query[row, head], key[row, head], value[row, head], out[row, head]):
                return None
    return out


class _Room:
    """What the heads are worked out in, one after the other; each is (tokens, width)."""

    def __init__(self, query: "Tensor", key: "Tensor") -> None:
        tokens, width = query.shape
        others = key.shape[0]
        self._width = width
        self._block = max(min(_SCORES // others // 32 * 32, tokens), 1)
        self._queries = query.new_zeros(tokens, width + 1)
        self._keys = key.new_ones(others, width + 1)
        self._values = key.new_zeros(others, width + _SPARE)
        self._values[:, width] = 1
        self._scores = query.new_empty(self._block, others)
        self._found = query.new_empty(tokens, width + _SPARE)

    def see(self, query: "Tensor", key: "Tensor", value: "Tensor", out: "Tensor") -> bool:
        """Write one head into `out`; False: its numbers run over."""
        import torch

        width, scale = self._width, self._width**-0.5 * _BITS
        self._queries[:, :width] = query
        self._keys[:, :width] = key
        self._values[:, :width] = value
        columns = self._keys.T
        self._queries[:, width] = 0
        self._queries[:, width] = -torch.mm(self._queries, columns[:, ::_SAMPLE]).amax(-1)
        for start in range(0, len(query), self._block):
            some = self._queries[start : start + self._block]
            scores = self._scores[: len(some)]
            torch.addmm(scores, some, columns, beta=0, alpha=scale, out=scores)
            torch.exp2(scores, out=scores)
            torch.mm(scores, self._values, out=self._found[start : start + len(some)])
        total = self._found[:, width : width + 1]
        torch.div(self._found[:, :width], total, out=out)
        return bool(total.max() < _HIGH)
