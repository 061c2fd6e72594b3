"""Signatures in the admin: who may do what, and under which address."""

from django.contrib.auth.models import User
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from campaign.core.access.permission_policies import ActionsPolicy
from petition.admin.mailings.signer import LiftView
from petition.admin.signatures import comments, counts, export_views, import_views, listing, signature
from petition.models import Signature


class SignaturePolicy(ActionsPolicy):
    """Four rights, given apart: to read personal data, to moderate, to export and to import.

    Nobody adds or deletes a signature here, not even an administrator: all are written by the app's verbs. Who
    moderates sees whom, so that right needs the first one too.
    """

    actions = ("view", "change", "export", "import")

    def user_has_permission(self, user: User, action: str) -> bool:
        may = super().user_has_permission
        return may(user, action) and (action != "change" or may(user, "view"))


register_permission_policy(Signature, SignaturePolicy(Signature))


class SignatureViewSet(ViewSet):
    """The signatures in the admin. There is no address at which a signature is added, copied or deleted."""

    model = Signature
    name = "signatures"
    icon = "edit"
    menu_label = _("Signatures")

    def get_common_view_kwargs(self, **kwargs: object) -> dict:
        return super().get_common_view_kwargs(
            model=self.model,
            header_icon=self.icon,
            index_url_name=self.get_url_name("index"),
            index_results_url_name=self.get_url_name("index_results"),
            **kwargs,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view
        return [
            path("", view(listing.SignatureListView), name="index"),
            path("results/", view(listing.SignatureListView, results_only=True), name="index_results"),
            path("<int:pk>/", view(signature.SignatureView), name="inspect"),
            path("<int:pk>/correct/", view(signature.CorrectView), name="correct"),
            path("<int:pk>/address/", view(signature.AddressView), name="address"),
            path("<int:pk>/do/<slug:action>/", view(signature.ActionView), name="do"),
            path("<int:pk>/lift/", view(LiftView), name="lift"),
            path("comments/", view(comments.CommentsView), name="comments"),
            path("comments/next/", view(comments.NextCommentView), name="comments_next"),
            path("counts/", view(counts.CountsView), name="counts"),
            path("counts/<int:pk>/resend/", view(counts.ResendView), name="resend"),
            path("export/", view(export_views.ExportView), name="export"),
            path("export/<int:pk>/", view(export_views.ExportProgressView), name="export_progress"),
            path("export/<int:pk>/file/", view(export_views.ExportFileView), name="export_file"),
            path("import/", view(import_views.UploadView), name="import"),
            path("import/<int:pk>/columns/", view(import_views.ColumnsView), name="import_columns"),
            path("import/<int:pk>/", view(import_views.ImportView), name="import_result"),
            path("import/<int:pk>/refused/", view(import_views.RefusedView), name="import_refused"),
        ]
