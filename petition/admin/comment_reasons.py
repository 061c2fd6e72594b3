"""The reasons to hide a comment, in editable words."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from petition.models import CommentReason


class CommentReasonViewSet(ModelViewSet):
    model = CommentReason
    name = "comment_reasons"
    icon = "openquote"
    menu_label = _("Reasons to hide comments")
    add_to_settings_menu = True
    menu_order = 720
    list_display = ["name", "language", "words"]
    search_fields = ["name", "words"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False


comment_reasons = CommentReasonViewSet()
