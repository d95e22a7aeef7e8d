"""How a free arm carries what its hand holds."""

from render.sketch.poses.stance import Arm, Grip

CARRIED: dict[Grip, Arm] = {
    "cup": Arm((-0.01, -0.25, 0.29), "chest", (-0.15, 0.15, 0.95), (-1, 0, -0.1), "body", "cup",
        (0.6, -1, -0.3)),
    "phone": Arm((0.02, -0.27, 0.27), "chest", (-0.25, 0.45, 0.8), (-0.4, 0.6, -0.4), "body",
        "phone", (0.6, -1, -0.3)),
    "book": Arm((-0.02, -0.28, 0.25), "chest", (-0.45, 0.3, 0.8), (-0.3, 0.85, -0.2), "body",
        "book", (0.6, -1, -0.3)),
    "tray": Arm((0.08, -0.06, 0.24), "chest", (0.1, 0.1, 0.95), (0, 1, -0.1), "body", "tray",
        (0.6, -1, -0.2)),
    "pen": Arm((-0.02, -0.24, 0.27), "chest", (-0.35, 0.35, 0.8), (-0.7, -0.5, 0.2), "body", "pen",
        (0.7, -1, -0.3)),
    "cigarette": Arm((0.08, -0.20, 0.24), "chest", (-0.1, 0.8, 0.55), (-0.9, 0.1, -0.3), "body",
        "cigarette", (0.5, -1, -0.3)),
    "bag": Arm((0.11, -0.555, 0.03), twist=-28, grip="bag", elbow=(0.6, -0.2, -0.9)),
    "grip": Arm((0.06, -0.30, 0.27), "chest", (-0.1, -0.15, 0.95), (-0.95, -0.1, 0), "body", "grip",
        (0.6, -1, -0.5)),
    "pan": Arm((0.05, -0.30, 0.27), "chest", (-0.3, -0.05, 0.95), (-0.3, -0.9, 0), "body", "pan",
        (0.9, -0.8, -0.4)),
    "gun": Arm((0.09, -0.53, 0.07), twist=-24, grip="gun", elbow=(0.5, -0.3, -0.9)),
    "rifle": Arm((-0.02, -0.34, 0.17), "chest", (-0.55, 0.45, 0.75), (-0.8, -0.35, -0.3), "body",
        "rifle", (0.9, -0.6, -0.6)),
    "box": Arm((0.205, -0.30, 0.31), "breast", (-0.45, 0.05, 0.9), (-0.6, 0.75, 0), "body", "box",
        (0.8, -0.9, -0.4)),
    "wheel": Arm((-0.02, -0.20, 0.34), "chest", (-0.2, 0.75, 0.6), (-0.5, -0.3, 0.7), "body",
        "wheel", (1, -1, 0)),
    "fist": Arm((0.06, -0.30, 0.25), "chest", (-0.1, 0.1, 0.95), (-0.95, 0, 0), "body", "fist",
        (0.6, -1, -0.5)),
}  # fmt: skip
"""The grips that lift the arm; with any other the arm stays as the pose has it."""

SUPPORT: dict[Grip, Arm] = {
    "box": CARRIED["box"],
    "rifle": Arm((0.10, 0.01, 0.33), "other", (0.1, -0.5, 0.85), (0.95, -0.2, 0), "other", "grip",
        (0.35, -1, 0.2)),
}  # fmt: skip
"""What the other, empty and free hand does when a thing needs two."""
