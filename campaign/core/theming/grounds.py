"""The colors of a page behind its words."""

# By day and by night, for the names of tokens.css; what a ground does not name is the platform's.
GROUNDS: dict[str, dict[str, tuple[str, str]]] = {
    "cool": {},
    "paper": {
        "page": ("#faf5ec", "#17130d"),
        "surface": ("#fffdf8", "#221d15"),
        "surface-sunk": ("#f1e9da", "#100d08"),
        "line": ("#d9cdb8", "#4a4030"),
        "bar-ground": ("#e8dcc6", "#3b3325"),
        "text-soft": ("#565043", "#c9bfae"),
        "footer": ("#221a10", "#0d0a06"),
    },
    "white": {
        "page": ("#ffffff", "#0c0c0e"),
        "surface": ("#ffffff", "#19191c"),
        "surface-sunk": ("#f1f1f3", "#050506"),
        "line": ("#d2d2d8", "#3d3d45"),
        "bar-ground": ("#e2e2e7", "#303038"),
        "text-soft": ("#4d4d57", "#b9b9c4"),
        "footer": ("#0c0c0e", "#050506"),
    },
}
