"""The words by which a writer learns why their comment is gone."""

from django.utils.translation import gettext as _

from petition.models import CommentReason, Signature, SignatureEvent


def words_of_reason(signature: Signature, language: str) -> str:
    """Of the reason for which it was hidden last, in this language where the editors wrote it so."""
    hidden = SignatureEvent.objects.filter(signature=signature.pk, kind=SignatureEvent.Kind.COMMENT_HIDDEN).first()
    chosen = CommentReason.objects.filter(pk=hidden.details.get("reason")).first() if hidden else None
    if chosen is None:
        return _("It does not fit what we show in public here.")
    own = CommentReason.objects.filter(name=chosen.name, language__in=[language, language.partition("-")[0]])
    return (own.order_by("-language").first() or chosen).words
