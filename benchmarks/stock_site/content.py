"""One form page, with as many words as a petition has."""

import django

django.setup()

from home.models import FormField, FormPage
from wagtail.models import Site

LABELS = [("First name", "singleline"), ("Last name", "singleline"), ("Email", "email"), ("Postcode", "singleline")]

page = FormPage(title="Sign", slug="sign", intro=f"<p>{'Lorem ipsum ' * 80}</p>")
page.form_fields = [
    FormField(label=label, field_type=kind, sort_order=order, required=True)
    for order, (label, kind) in enumerate(LABELS)
]
Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
