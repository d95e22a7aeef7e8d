"""People: who they are (at rest) and what they do (posed)."""
