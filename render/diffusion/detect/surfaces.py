"""Finds depth and segments with a model of transformers in a folder: its files, nothing fetched."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from render.diffusion import libraries
from render.diffusion.detect import palette
from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import nn
    from transformers import BaseImageProcessor

    Both = tuple[BaseImageProcessor, nn.Module]

_METRES = ("zoedepth", "glpn", "depth_pro")
"""Models that give metres, where others give nearness."""

_FAR, _NEAR = 1, 99.5


def depth(folder: Path, picture: Image.Image) -> Image.Image:
    """Return depth, white where near (L), by a model for depth estimation."""
    prepared, model = _loaded(folder, "AutoModelForDepthEstimation")
    (found,) = prepared.post_process_depth_estimation(
        _answer(prepared, model, picture), target_sizes=[picture.size[::-1]]
    )
    near = found["predicted_depth"].double().numpy()
    if model.config.model_type in _METRES or _metric(model):
        near = 1 / np.maximum(near, 1e-3)
    low, high = np.percentile(near, (_FAR, _NEAR))
    share = np.clip((near - low) / ((high - low) or 1.0), 0, 1)
    return Image.fromarray(np.rint(share * 255).astype(np.uint8))


def segments(folder: Path, picture: Image.Image) -> Image.Image:
    """Return segments in ADE20K's colours (RGB), by a model for semantic segmentation of its 150.

    Raises WeightsError when the model knows other classes.
    """
    prepared, model = _loaded(folder, "AutoModelForSemanticSegmentation")
    if model.config.num_labels != len(palette.ADE20K):
        raise WeightsError(f"{folder} tells {model.config.num_labels} classes; use a model for "
                           "the 150 of ADE20K")  # fmt: skip
    (found,) = prepared.post_process_semantic_segmentation(
        _answer(prepared, model, picture), target_sizes=[picture.size[::-1]]
    )
    return Image.fromarray(palette.ADE20K[found.numpy()])


def _metric(model: "nn.Module") -> bool:
    return bool(getattr(model.config, "depth_estimation_type", "") == "metric")


@lru_cache(maxsize=1)
def _loaded(folder: Path, kind: str) -> "Both":
    libraries.ready()
    import transformers

    try:
        # The same pixels with torchvision and without.
        prepared = transformers.AutoImageProcessor.from_pretrained(
            folder, local_files_only=True, backend="pil"
        )
        model = getattr(transformers, kind).from_pretrained(
            folder, local_files_only=True, weights_only=True
        )
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        first = str(error).splitlines()[0]
        raise WeightsError(f"{folder} holds no such model ({first}); get its config.json, "
                           "preprocessor_config.json and model.safetensors") from None  # fmt: skip
    return prepared, model.float().eval()


def _answer(prepared: "BaseImageProcessor", model: "nn.Module", picture: Image.Image) -> object:
    import torch

    with torch.inference_mode():
        return model(**prepared(images=picture, return_tensors="pt"))
