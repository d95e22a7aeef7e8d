"""The artist with a model: Stable Diffusion 1.5 with the LoRA of the shot's family."""
