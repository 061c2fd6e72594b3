"""The demo's drawings: what each shows, for who can't see it, and what of it must stay in sight.

``focus`` is the middle of that and its width and height, in pixels of the file.
"""

from typing import Any

CREDIT = "Drawn for the demo"

PICTURES: dict[str, dict[str, Any]] = {
    "landscape.jpg": {
        "title": "Layers of the earth at sunrise",
        "description": "A drawing of colored layers of rock under rolling hills, with the sun rising behind them.",
        "focus": (1120, 480, 500, 500),
    },
    "river.jpg": {
        "title": "A village, a river and a mine",
        "description": "A drawing of a village by a river, with a mine cut into the hill on the other bank.",
        "focus": (560, 800, 900, 500),
    },
    "crowd.jpg": {
        "title": "People before the hall",
        "description": "A drawing of people of many trades who hold up signs before a hall with columns.",
        "focus": (800, 780, 1200, 420),
    },
    "card.jpg": {
        "title": "Card: Rights first in every minerals deal",
        "description": "A card with the words “Rights first in every minerals deal” over drawn layers of rock.",
    },
    "mirela.svg": {
        "title": "Mirela Example",
        "description": "A drawing of a woman with a red headscarf before a river between hills.",
    },
    "imani.svg": {
        "title": "Imani Thornquist",
        "description": "A drawing of a woman in a yellow miner’s helmet and blue work clothes.",
    },
    "teo.svg": {
        "title": "Teo Example",
        "description": "A drawing of a gray-haired man with round glasses before a harbor.",
    },
    "ruth.svg": {
        "title": "Ruth Example",
        "description": "A drawing of a woman with long black hair and beaded earrings before a lake.",
    },
    "negotiators.svg": {
        "title": "Negotiators",
        "description": "A drawing of two people behind a long table with papers.",
    },
    "hearing.svg": {
        "title": "The house of a hearing",
        "description": "A drawing of a domed building with a flight of steps.",
    },
}
