"""Weights are found by path or by name; the network is asked only when told, and said before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from render.diffusion.files import hub
from render.diffusion.files.hub import CHECKED, MODEL, PART, Finder, Listing
from render.errors import WeightsError

POSE = "lllyasviel/control_v11p_sd15_openpose"
HALF, WHOLE = "diffusion_pytorch_model.fp16.safetensors", "diffusion_pytorch_model.safetensors"
SD15 = {
    "unet/config.json": 1, "vae/config.json": 1, "text_encoder/config.json": 1,
    "scheduler/scheduler_config.json": 1, f"unet/{WHOLE}": 3_400_000_000,
    f"vae/{WHOLE}": 334_000_000, f"unet/{HALF}": 1_720_000_000, f"vae/{HALF}": 167_000_000,
    "text_encoder/model.safetensors": 492_000_000,
    "text_encoder/model.fp16.safetensors": 246_000_000,
    "safety_checker/config.json": 1, "safety_checker/model.fp16.safetensors": 608_000_000,
    "v1-5-pruned.ckpt": 7_700_000_000, "README.md": 1,
}  # fmt: skip


@dataclass
class FakeHub:
    """Holds files by name, in a folder that stands for the cache; strict about the network."""

    cache: Path
    there: dict[str, dict[str, int]] = field(default_factory=dict)
    licence: str = "openrail"
    room: int = 10**12
    fetched: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    asked: int = 0

    def kept(self, name: str) -> Path | None:
        folder = self.cache / name.replace("/", "--")
        return folder if folder.is_dir() else None

    def listing(self, name: str) -> Listing:
        self.asked += 1
        if name not in self.there:
            raise WeightsError(f"{name} cannot be fetched: there is no such name on the hub")
        return Listing(self.there[name], self.licence)

    def fetch(self, name: str, files: Sequence[str]) -> Path:
        assert set(files) <= self.there[name].keys()
        self.fetched.append((name, tuple(files)))
        folder = self.cache / name.replace("/", "--")
        for file in files:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text("weights")
        return folder

    def free(self) -> int:
        return self.room


@pytest.fixture
def there(tmp_path: Path) -> FakeHub:
    return FakeHub(tmp_path / "cache", {
        hub.KNOWN: SD15,
        POSE: {"config.json": 1, WHOLE: 1_445_000_000, HALF: 723_000_000, "x.bin": 9},
        "maker/lora": {"ink.safetensors": 135_000_000, "README.md": 1},
        "maker/loras": {"a.safetensors": 1, "b.safetensors": 1},
        "maker/pickles": {"config.json": 1, "diffusion_pytorch_model.bin": 1},
    })  # fmt: skip


def test_a_path_is_itself_and_asks_nobody(there: FakeHub, tmp_path: Path) -> None:
    (tmp_path / "sd.safetensors").touch()

    found = Finder(there, download=True).locate(str(tmp_path / "sd.safetensors"), MODEL)

    assert (found, there.asked) == (tmp_path / "sd.safetensors", 0)


def test_nothing_is_fetched_without_a_word(there: FakeHub) -> None:
    with pytest.raises(WeightsError, match="--download fetches it"):
        Finder(there).locate(POSE, PART)

    assert (there.asked, there.fetched) == (0, [])


def test_the_model_is_offered_with_its_size_and_licence(there: FakeHub) -> None:
    with pytest.raises(WeightsError, match=r"about 2\.7 GB, licence CreativeML OpenRAIL-M"):
        Finder(there).locate(hub.KNOWN, CHECKED)


def test_size_and_licence_are_said_before_it_is_fetched(there: FakeHub) -> None:
    order: list[object] = []
    finder = Finder(there, download=True, tell=lambda line: order.append((line, there.fetched[:])))

    folder = finder.locate(POSE, PART)

    assert order == [(f"fetching {POSE}: 0.7 GB, licence openrail", [])]
    assert there.fetched == [(POSE, (HALF, "config.json"))]
    assert (folder / HALF).exists()


def test_what_was_fetched_needs_no_network_again(there: FakeHub) -> None:
    first = Finder(there, download=True).locate(POSE, PART)
    asked = there.asked

    again = [Finder(there, download=online).locate(POSE, PART) for online in (False, True)]

    assert again == [first, first]
    assert there.asked == asked


def test_a_fetch_that_was_broken_off_is_taken_up_again(there: FakeHub) -> None:
    half = there.cache / POSE.replace("/", "--")
    half.mkdir(parents=True)
    (half / "config.json").touch()

    Finder(there, download=True).locate(POSE, PART)

    assert there.fetched == [(POSE, (HALF, "config.json"))]


def test_a_model_comes_with_its_checker_unless_it_is_switched_off(there: FakeHub) -> None:
    other = FakeHub(there.cache / "other", there.there)
    Finder(there, download=True).locate(hub.KNOWN, MODEL)
    Finder(other, download=True).locate(hub.KNOWN, CHECKED)

    [(_, without)], [(_, along)] = there.fetched, other.fetched
    assert not any("safety_checker" in file for file in without)
    assert "safety_checker/model.fp16.safetensors" in along
    assert all(file.endswith((".fp16.safetensors", ".json")) for file in along)


def test_the_word_about_the_model_is_its_size(there: FakeHub) -> None:
    said: list[str] = []

    Finder(there, download=True, tell=said.append).locate(hub.KNOWN, CHECKED)

    assert hub.ABOUT.startswith("about 2.7 GB")
    assert "2.7 GB" in said[0]


def test_a_lora_is_the_only_file_of_its_name_or_the_one_that_is_named(there: FakeHub) -> None:
    find = Finder(there, download=True)

    with pytest.raises(WeightsError, match=r"a\.safetensors, b\.safetensors"):
        find.single("maker/loras")
    assert find.single("maker/loras/b.safetensors").name == "b.safetensors"
    assert find.single("maker/lora").name == "ink.safetensors"
    assert Finder(there).single("maker/lora").name == "ink.safetensors"


def test_an_ip_adapter_comes_with_the_encoder_beside_it(there: FakeHub) -> None:
    files = ["models/ip.safetensors", "models/image_encoder/model.safetensors",
             "models/image_encoder/config.json"]  # fmt: skip
    there.there["h94/IP-Adapter"] = {**dict.fromkeys(files, 1), "sdxl/ip.safetensors": 1}

    found = Finder(there, download=True).adapter("h94/IP-Adapter/models/ip.safetensors")

    assert there.fetched == [("h94/IP-Adapter", tuple(files))]
    assert (found.parent / "image_encoder" / "config.json").exists()


def test_a_file_that_is_no_name_is_left_to_be_told_when_it_is_read(there: FakeHub) -> None:
    for text in ("close.safetensors", "loras/close.safetensors"):
        assert Finder(there, download=True).single(text) == Path(text)
    assert there.asked == 0


def test_a_full_disk_is_told_before_anything_is_fetched(there: FakeHub) -> None:
    there.room = 1_100_000_000

    with pytest.raises(WeightsError, match=r"takes 2\.7 GB and 1\.1 GB are free; .*HF_HOME"):
        Finder(there, download=True).locate(hub.KNOWN, CHECKED)

    assert there.fetched == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("maker/pickles", r"a \.bin is never opened"),
        ("maker/nothing", "no such name"),
        ("no name at all", "there is nothing at no name at all; check the path"),
    ],
)
def test_what_is_not_to_be_had_is_one_line(name: str, said: str, there: FakeHub) -> None:
    with pytest.raises(WeightsError, match=said) as told:
        Finder(there, download=True).locate(name, PART)

    assert "\n" not in str(told.value)
    assert there.fetched == []


def test_no_licence_on_its_page_is_said(there: FakeHub) -> None:
    there.licence = ""
    said: list[str] = []

    Finder(there, download=True, tell=said.append).locate(POSE, PART)

    assert said == [f"fetching {POSE}: 0.7 GB, its page says no licence"]
