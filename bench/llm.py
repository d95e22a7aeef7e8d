"""Counts how much sooner a script is directed by several threads, over a server with latency.

`python -m bench.llm [scenes] [latency]`: a server on this machine answers at once after `latency`
seconds (.3); a script whose every scene is a request of its own; 1, 2, 4 and 8 threads.
"""

import sys
import time
from dataclasses import replace

from agent.board import Settings
from agent.directing.llm import ChatModel
from agent.directing.model import LlmDirector, Prompts
from agent.reading import fountain
from agent.settings import Endpoint
from prompts import load
from tests.directing.llm import brain
from tests.wire import serving


def script(scenes: int) -> str:
    """Return a script of scenes too long to share a request."""
    walk = " ".join(
        f"Vera walks past shelf {n}, counts the boxes on it one after the other, writes the number "
        "into her book, shakes her head and goes on to the next one."
        for n in range(12)
    )
    return "\n\n".join(
        f"INT. STORE {n} - DAY\n\nVERA (40) comes in.\n\n{walk}" for n in range(1, scenes + 1)
    )


def main(scenes: int = 48, latency: float = 0.3) -> None:
    film = fountain.parse(script(scenes))
    asked = Prompts(*(load(name) for name in ("cast_and_places", "scenes", "repair")))
    base = 0.0
    print("threads  requests  seconds  requests/s  times")
    with serving(brain.answer, latency=latency) as server:
        model = ChatModel(Endpoint(server.url, "m"))
        model.probe()
        director = LlmDirector(model, asked, agree=lambda estimate: True)
        for threads in (1, 2, 4, 8):
            before = len(server.asked)
            start = time.perf_counter()
            replace(director, threads=threads).plan(film, Settings())
            seconds = time.perf_counter() - start
            count = len(server.asked) - before
            base = base or seconds
            print(f"{threads:7}  {count:8}  {seconds:7.2f}  {count / seconds:10.2f}"
                  f"  {base / seconds:5.2f}")  # fmt: skip


if __name__ == "__main__":
    main(*(kind(word) for kind, word in zip((int, float), sys.argv[1:], strict=False)))
