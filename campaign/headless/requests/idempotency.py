"""The header Idempotency-Key: a client that is not sure whether its post arrived sends it again."""

from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any

from django.core.cache import cache
from django.utils.translation import gettext as _
from ninja import Header

from campaign.headless.cache_headers import tolerant
from campaign.web.failures.problems import FieldProblem, Problem

DAY = 24 * 60 * 60
# A process that died while it worked leaves the key taken for that long.
AT_WORK = 60

IdempotencyKey = Annotated[
    str,
    Header(
        "",
        alias="Idempotency-Key",
        max_length=255,
        description="Any text that is new for each thing you send, such as a UUID. Sent again with the same body "
        "within 24 hours, the first answer is repeated and nothing is done twice.",
    ),
]


def once(answer: Callable[[], dict[str, Any]], *, key: str, scope: str, body: str) -> dict[str, Any]:
    """Answer, or repeat the answer first given in this scope to the same key and body.

    Only good answers are repeated: after a problem the same key may come with a mended body. Raises a
    Problem where the key came with another body (422), or is still being worked on (409).
    """
    if not key:
        return answer()
    place = f"idempotency:{sha256(f'{scope} {key}'.encode()).hexdigest()}"
    mark = sha256(body.encode()).hexdigest()
    if tolerant(cache.add, place, (mark, None), AT_WORK) is False:
        first = tolerant(cache.get, place)
        if first is not None:
            return _repeated(first, mark)
    try:
        given = answer()
    except Exception:
        tolerant(cache.delete, place)
        raise
    tolerant(cache.set, place, (mark, given), DAY)
    return given


def _repeated(first: tuple[str, dict | None], mark: str) -> dict[str, Any]:
    first_mark, given = first
    if first_mark != mark:
        message = _("This key came with another body before. Use a new key for each thing you send.")
        raise Problem(422, message, errors=[FieldProblem(field="Idempotency-Key", message=message)])
    if given is None:
        message = _("The first request with this key is still being worked on.")
        raise Problem(409, message, headers={"Retry-After": "1"})
    return given
