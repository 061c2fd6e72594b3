"""In one's own account: which mails beside Wagtail's somebody wants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from campaign.mail.models import NoticeChoice


class NoticeChoiceForm(forms.ModelForm):
    class Meta:
        model = NoticeChoice
        fields = ["goals"]


class NoticeChoicePanel(BaseSettingsPanel):
    name = "notices"
    title = _("Tell me by mail when")
    tab = notifications_tab
    order = 110
    form_class = NoticeChoiceForm

    def get_form(self) -> forms.ModelForm:
        choice = NoticeChoice.objects.filter(user=self.user).first() or NoticeChoice(user=self.user)
        kwargs: dict[str, Any] = {"instance": choice, "prefix": self.name}
        if self.request.method == "POST":
            return self.form_class(self.request.POST, **kwargs)
        return self.form_class(**kwargs)
