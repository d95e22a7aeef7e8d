"""Looks at all the diffusion artist can use: what is there, what is not, and how to get it."""

import os
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from agent.cli import kits, references
from agent.cli.findings import Finding
from agent.cli.kits import Drawn
from agent.cli.shelf import shelf
from agent.errors import SettingError
from agent.settings import Value
from render.diffusion import control, libraries
from render.diffusion.detect.ways import WAYS
from render.diffusion.files import hub, lora, published, safety, tensorfile, trained, vae, weights
from render.diffusion.files.huggingface import HuggingFace, cache
from render.diffusion.judging import faces
from render.diffusion.words import text as words
from render.errors import StoryboardError

FAMILIES: Final = ("close", "medium", "long")
_TORCH: Final = "see pytorch.org/get-started for the torch of your card"
_CONVERT: Final = "a .pt is never opened: convert it to safetensors as the README says"
_LICENCE: Final = (
    "its licence is yours to keep: CreativeML OpenRAIL-M for Stable Diffusion 1.5, its page says "
    "for any other"
)
_GIB: Final = 2**30


def looked(given: Drawn, prefer: Mapping[str, Value]) -> Iterator[Finding]:
    """Yield what there is for a diffusion artist, as the options and the settings name it.

    Nothing is fetched, no network asked.
    """
    if lacking := libraries.missing():
        yield Finding("libraries", f"no {', '.join(lacking)}: {libraries.INSTALL}", good=False)
    else:
        told = ", ".join(f"{name} {version(name)}" for name in libraries.NEEDED)
        yield Finding("libraries", told)
        yield _tried("device", _device)
    box = _Box(given, prefer)
    yield from (
        _tried("model", box.model), _tried("safety checker", box.checker), _tried("VAE", box.vae),
    )  # fmt: skip
    yield from box.loras()
    yield from box.controls()
    yield from box.embeddings()
    yield _tried("IP-Adapter", box.adapter)
    yield _tried("detectors", box.detectors)
    yield Finding("face detector", "there" if faces.there() else f"none; {faces.INSTALL}")
    if not lacking:
        yield _tried("hub", _hub)


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look())
    except StoryboardError as error:
        return Finding(what, str(error), good=False)


@dataclass(frozen=True)
class _Box:
    """What is named for the artist."""

    given: Drawn
    prefer: Mapping[str, Value]

    @property
    def find(self) -> hub.Finder:
        return hub.Finder(shelf())

    def model(self) -> str:
        """Say where the model is."""
        named = str(self.given["weights"] or self.prefer.get("weights", ""))
        if not named:
            raise SettingError(f"none is set; {hub.GET}")
        path = self.find.locate(named, hub.MODEL)
        size = sum(file.stat().st_size for file in weights.files(path).values())
        return f"{path}, {hub.gigabytes(size)}; {_LICENCE}"

    def checker(self) -> str:
        """Say whether pictures are looked at before they are shown."""
        asked = str(self.given["safety"] or self.prefer.get("safety", kits.AUTO))
        named = str(self.given["weights"] or self.prefer.get("weights", ""))
        if asked == kits.OFF:
            return "off"
        if asked != kits.AUTO:
            return str(safety.file_of(self.find.locate(asked, hub.CHECKER)))
        found = safety.beside(self._model(named)) if named else None
        if found is None:
            return "none; a model's folder that brings one has it asked of every picture"
        safety.file_of(found)
        return f"{found}; --safety off leaves it out"

    def _model(self, named: str) -> Path:
        try:
            return self.find.locate(named, hub.MODEL)
        except StoryboardError:
            raise SettingError("the model's own, and there is no model") from None

    def vae(self) -> str:
        """Say which network turns latents into pictures."""
        named = self.given["vae"] or self.prefer.get("vae")
        if not named:
            return (
                f"the model's own; washed-out colours: --vae {published.VAE}; a quick look on a "
                f"CPU: --vae {published.TINY}"
            )
        found = kits.network(Path(str(named)), self.find)
        return ", ".join(str(file) for file in vae.files(found).values())

    def loras(self) -> Iterator[Finding]:
        """Yield every LoRA, and the families that have none."""
        texts = kits.listed(self.given["lora"], self.prefer, "lora")
        names = []
        for text in texts:
            names.append(text.partition("=")[0].strip())
            yield _tried(f"LoRA {names[-1]}", partial(self._lora, text))
        bare = [name for name in FAMILIES if name not in names]
        if bare:
            asked = f"none for {', '.join(bare)}: --lora {bare[0]}=FILE:0.8 is used in every shot"
            yield Finding("LoRAs", f"{asked} of that family, style=FILE in every one")

    def _lora(self, text: str) -> str:
        one = kits.weighed(text)
        path = self.find.single(str(one.path))
        return f"{path} x {one.strength:g}; {trained.told(lora.inspect(path))}"

    def controls(self) -> Iterator[Finding]:
        """Yield the ControlNet of each kind, there or to be had."""
        named = []
        for text in kits.listed(self.given["control"], self.prefer, "control"):
            named.append(text.partition("=")[0].strip())
            yield _tried(f"ControlNet {named[-1]}", partial(self._control, text))
        for kind, one in published.CONTROLS.items():
            if kind not in named:
                yield Finding(f"ControlNet {kind}", f"none; --control {kind}={one}")

    def _control(self, text: str) -> str:
        _, path, _ = kits.control(text)
        file = control.file_of(kits.network(path, self.find))
        tensorfile.header(file)
        return str(file)

    def embeddings(self) -> Iterator[Finding]:
        """Yield every textual inversion."""
        texts = kits.listed(self.given["embedding"], self.prefer, "embedding")
        if not texts:
            yield Finding("embeddings", f"none; --embedding WORD=FILE teaches a word; {_CONVERT}")
        for text in texts:
            word = text.partition("=")[0].strip()
            yield _tried(f"embedding {word}", partial(self._embedding, text))

    def _embedding(self, text: str) -> str:
        _, path = kits.pair(text)
        return f"{path}, {words.length(path)} of the 75 tokens of a prompt"

    def adapter(self) -> str:
        """Say what takes looks from pictures."""
        found = references.adapter(self.given, self.prefer)
        if found is None:
            return f"none; --ip-adapter {published.ADAPTER} takes looks from pictures"
        path = self.find.adapter(str(found[0]))
        tensorfile.header(path)
        return f"{path} x {found[1]:g}"

    def detectors(self) -> str:
        """Say what finds guides in a photo."""
        folder = kits.folder("detectors", self.given["detectors"] or self.prefer.get("detectors"))
        if folder is None:
            return "none; --detectors DIR finds poses, depth and the like in a photo to follow"
        lacking = [f"{ways[0].name} of {ways[0].source} for {kind}" for kind, ways in WAYS.items()
                   if not any((folder / way.name).exists() for way in ways)]  # fmt: skip
        return f"{folder}; without {'; '.join(lacking)}" if lacking else str(folder)


def _device() -> str:
    libraries.ready()
    import torch

    from render.diffusion.device import found

    at = found()
    if at.kind == "cpu":
        blind = "" if torch.version.cuda or torch.version.hip else ", for this torch knows none"
        slow = f"CPU, {at.precision}: minutes a picture at full size, quickest with --preset turbo"
        return f"{slow}; no graphics card is seen{blind}: {_TORCH}"
    if at.kind == "mps":
        return f"{at.name}, {at.precision}, a picture at a time"
    line = "ROCm" if torch.version.hip else "CUDA"
    card = f"{at.name} ({line}), {at.memory / _GIB:.0f} GiB"
    return f"{card}, {at.precision}, {at.batch} pictures at once; a full memory takes less"


def _hub() -> str:
    from huggingface_hub import constants

    free = HuggingFace().free()
    parts = [
        f"what is fetched goes to {cache()} (HF_HOME moves it)",
        f"{hub.gigabytes(free)} are free",
        f"the hub is {constants.ENDPOINT} (HF_ENDPOINT names a mirror)",
    ]
    if proxy := urllib.request.getproxies().get("https"):
        parts.append(f"proxy {proxy.rpartition('@')[2]}")
    offline = "HF_HUB_OFFLINE is set: nothing can be fetched"
    parts.append(offline if constants.HF_HUB_OFFLINE else "nothing is fetched without --download")
    if os.name == "nt":
        parts.append("a drive's colon is no strength: --lora close=C:\\x.safetensors:0.8")
    return "; ".join(parts)
