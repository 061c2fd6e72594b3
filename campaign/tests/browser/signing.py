"""What a signer's hands do, on a page or in a frame, quick as they are.

A page that was opened by ``goto`` has its scripts. A frame on a host's page is loaded lazily and ``goto`` does not wait
for it: its fields can be filled before its scripts are there, and what a test needs of them it waits for (``solved``).
"""

from typing import Any


def fill_in(place: Any, email: str = "ada@example.org", *, name: str = "Ada") -> None:
    place.get_by_label("Given name").fill(name)
    place.get_by_label("E-mail address").fill(email)


def solved(place: Any) -> None:
    """Wait until the puzzle is solved: who sends before is confirmed by mail where the script was not there yet."""
    place.locator("signature-puzzle[data-state=solved]").wait_for(state="attached")


def press_sign(place: Any) -> None:
    """By the keyboard: a frame that grows to its height moves a button away from under the hand."""
    place.locator("button[type=submit]").first.press("Enter")


def sign(place: Any) -> None:
    """Send, and wait for the thanks of a signature that counts."""
    press_sign(place)
    place.get_by_text("Thank you for signing").first.wait_for()
