"""In which state a comment begins."""

from django.db.models import Model

from petition.models import PetitionPage, Signature, SignatureEvent

State, Kind = Signature.CommentState, SignatureEvent.Kind
_LET_THROUGH = (Kind.COMMENT_SHOWN, Kind.COMMENT_FEATURED)
_TAKEN_AWAY = (Kind.COMMENT_HIDDEN, Kind.COMMENT_REPORTED)
# A writer's, with what they changed; who withdrew may sign again with any words.
_REWRITES = (Kind.CORRECTED, Kind.SIGNED_AGAIN, Kind.WITHDRAWN)


def first_state(petition: PetitionPage, comment: str) -> str:
    """As the petition says: shown at once, or after an editor's look. What is shown nowhere waits all the same."""
    if not comment:
        return State.NONE.value
    return (State.SHOWN if petition.comments_shown == PetitionPage.Comments.ONCE else State.WAITING).value


def state_of_new_words(signature: Model, comment: str) -> str:
    """Of words that their writer changed. Whose words an editor or readers took away waits for an editor from then on,
    whatever was there in between."""
    last = signature.events.filter(kind__in=_LET_THROUGH + _TAKEN_AWAY).first() if comment else None
    return State.WAITING.value if last and last.kind in _TAKEN_AWAY else first_state(signature.petition, comment)


def was_let_through(signature: Model) -> bool:
    """Whether an editor let these very words through: not others that was there before."""
    for event in signature.events.filter(kind__in=_LET_THROUGH + _REWRITES):
        if event.kind in _LET_THROUGH:
            return True
        if event.kind == Kind.WITHDRAWN or (event.by_id is None and "comment" in event.details.get("fields", ())):
            return False
    return False
