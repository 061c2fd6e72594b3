"""Where a good post leads."""

import re
from typing import Any

REF = re.compile(r"#ref=([\w-]{16})\Z")


def thanks_of(answer: Any) -> str:
    """The address without the ref behind it, which each answer has and which differs each time."""
    address, refs = REF.subn("", answer["Location"])
    assert refs == 1, answer["Location"]
    return address


def ref_in(answer: Any) -> str:
    return REF.search(answer["Location"])[1]
