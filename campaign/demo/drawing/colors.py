"""Colors that read on white and on near-black alike."""

import colorsys

# Relative luminance (WCAG 2.2): 0.18 has a contrast of at least 4.5 with white and with black.
STRONG = 0.18
LIGHT = 0.36
PALE = 0.68


def tone(hue: float, luminance: float = STRONG, saturation: float = 0.62) -> str:
    """The color of that hue (0 to 1) and relative luminance, as ``#rrggbb``."""
    low, high = 0.0, 1.0
    for _step in range(20):
        middle = (low + high) / 2
        if _luminance(colorsys.hls_to_rgb(hue, middle, saturation)) < luminance:
            low = middle
        else:
            high = middle
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, low, saturation))


def _luminance(rgb: tuple[float, float, float]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
