"""A graphics card that is none: tensors that say they are on one, worked out by the CPU.

What meets there from two devices is refused as on a card, and what a card is waited for is counted.
Nothing of it is compiled, and attention is the library's plain one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from unittest import mock

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

aten = torch.ops.aten
CARD = torch.device("cuda:0")
BASIC = (int, slice, type(None))

Waits = Counter[str]
"""How often a card is waited for, by what is waited for: `read` of a number or of what hangs on
numbers, `brought` to it, `fetched` from it."""
_Call = Callable[..., object]


class OnCard(Tensor):  # type: ignore[misc]
    """A tensor that says it is on a card; `own` is on the CPU."""

    own: Tensor
    __torch_function__ = torch._C._disabled_torch_function_impl

    @staticmethod
    def __new__(cls: type["OnCard"], own: Tensor) -> "OnCard":
        made: OnCard = Tensor._make_wrapper_subclass(
            cls, own.shape, strides=own.stride(), storage_offset=own.storage_offset(),
            dtype=own.dtype, device=CARD, requires_grad=own.requires_grad,
        )  # fmt: skip
        made.own = own
        return made

    def __tensor_flatten__(self) -> tuple[list[str], None]:
        return ["own"], None

    @staticmethod
    def __tensor_unflatten__(inner: Mapping[str, Tensor], *_: object) -> "OnCard":
        return OnCard(inner["own"])

    def data_ptr(self) -> int:
        return int(self.own.data_ptr())

    @classmethod
    def __torch_dispatch__(
        cls, call: _Call, _: object, given: tuple[object, ...] = (), named: object = None
    ) -> object:
        raise AssertionError(f"{call} outside of a card")


class _Card(TorchDispatchMode):  # type: ignore[misc]
    """Works out what is asked of the card."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: Waits = Counter()

    def __torch_dispatch__(
        self, call: _Call, _: object, given: tuple[object, ...] = (),
        named: Mapping[str, object] | None = None,
    ) -> object:  # fmt: skip
        named = dict(named or {})
        tensors = [one for one in tree_leaves((given, named)) if isinstance(one, Tensor)]
        there = _there(call, tensors, named)
        self._count(call, tensors, there=there)
        if str(named.get("device")).startswith("cuda"):
            named["device"] = torch.device("cpu")
        made = call(*tree_map(_own, given), **tree_map(_own, named))
        if call.__name__.partition(".")[0].endswith("_"):
            return given[0]
        if "out" in named:
            return named["out"]
        return tree_map(_on_card, made) if there else made

    def _count(self, call: _Call, tensors: Sequence[Tensor], *, there: bool) -> None:
        """Count what is waited for; refuse what is neither here nor there."""
        on = [isinstance(one, OnCard) for one in tensors]
        if call in (aten._local_scalar_dense.default, aten.nonzero.default):
            self.waits["read"] += any(on)
        elif call is aten._to_copy.default:
            self.waits["brought"] += there and not on[0]
            self.waits["fetched"] += on[0] and not there
        elif call is aten.copy_.default:
            self.waits["brought"] += on[0] and not on[1]
        elif any(on):
            strange = [one for one, known in zip(tensors, on, strict=True)
                       if not known and one.dim()]  # fmt: skip
            indices = on[0] and "index" in call.__name__
            assert indices or not strange, f"{call} of tensors on a card and on the CPU"
            self.waits["brought"] += bool(strange)


class _Named(TorchFunctionMode):  # type: ignore[misc]
    """Leads around what torch asks a device for itself, which is not there."""

    def __torch_function__(
        self, call: _Call, _: object, given: tuple[object, ...] = (),
        named: Mapping[str, object] | None = None,
    ) -> object:  # fmt: skip
        given = tuple(map(_numbered, given))
        named = {name: _numbered(one) for name, one in (named or {}).items()}
        made = call in (torch.tensor, torch.as_tensor)
        if made and named.get("device") is not None:
            return call(*given, **{**named, "device": None}).to(named["device"])  # type: ignore[attr-defined]
        if call is Tensor.to and len(given) > 1 and isinstance(given[1], OnCard):
            return given[0].to(CARD, given[1].dtype)  # type: ignore[attr-defined]
        if call in _LED and isinstance(given[0], OnCard):
            return _LED[call](*given, **named)
        return call(*given, **named)


def _there(call: _Call, tensors: Sequence[Tensor], named: Mapping[str, object]) -> bool:
    """Return whether what a call makes is on the card."""
    if named.get("device") is not None:
        return str(named["device"]).startswith("cuda")
    if call is aten.copy_.default:
        return isinstance(tensors[0], OnCard)
    return any(isinstance(one, OnCard) for one in tensors)


def _own(one: object) -> object:
    return one.own if isinstance(one, OnCard) else one


def _on_card(one: object) -> object:
    return OnCard(one) if isinstance(one, Tensor) and not isinstance(one, OnCard) else one


def _numbered(one: object) -> object:
    known = isinstance(one, str | torch.device)
    return CARD if known and str(one) == "cuda" else one


def _got(tensor: Tensor, index: object) -> Tensor:
    """Index as Python does."""
    every = list(index) if isinstance(index, tuple) else [index]
    if any(one is Ellipsis for one in every):
        at = next(number for number, one in enumerate(every) if one is Ellipsis)
        rest = tensor.dim() - sum(one is not None for one in every) + 1
        every[at : at + 1] = [slice(None)] * rest
    place, gathered = 0, {}
    for one in every:
        if one is None:
            tensor = tensor.unsqueeze(place)
        elif isinstance(one, int):
            tensor = aten.select(tensor, place, one)
            continue
        elif isinstance(one, slice):
            tensor = aten.slice(tensor, place, one.start, one.stop, one.step or 1)
        else:
            gathered[place] = one if isinstance(one, Tensor) else torch.tensor(one)
        place += 1
    if not gathered:
        return tensor
    return aten.index(tensor, [gathered.get(at) for at in range(max(gathered) + 1)])


def _put(tensor: Tensor, index: object, value: object) -> None:
    view = _got(tensor, index)
    aten.copy_(view, value) if isinstance(value, Tensor) else view.fill_(value)


def _laid(tensor: Tensor, memory_format: object = torch.contiguous_format) -> Tensor:
    return aten.clone(tensor, memory_format=memory_format)


_LED: Mapping[_Call, _Call] = {
    Tensor.__getitem__: _got, Tensor.__setitem__: _put, Tensor.contiguous: _laid,
    Tensor.copy_: lambda one, other: aten.copy_(one, other),
    Tensor.nonzero: lambda one: aten.nonzero(one),
    Tensor.new_tensor: lambda _, given, **named: torch.tensor(given, **named).to(CARD),
    Tensor.__int__: lambda one: int(aten._local_scalar_dense(one)),
    Tensor.tolist: lambda one: one.cpu().tolist(),
}  # fmt: skip


@contextmanager
def card() -> Iterator[Waits]:
    """Pretend a card; give how often it is waited for so far."""
    torch._C._ensureCUDADeviceGuardSet()
    with ExitStack() as stack:
        stack.enter_context(mock.patch("torch.cuda._lazy_init"))
        # Views of what was made outside of it are refused in it, for tensors of another class.
        stack.enter_context(mock.patch("torch.inference_mode", _no_grad))
        mode = stack.enter_context(_Card())
        stack.enter_context(_Named())
        yield mode.waits


def _no_grad(*, mode: bool = True) -> object:
    return torch.set_grad_enabled(not mode)
