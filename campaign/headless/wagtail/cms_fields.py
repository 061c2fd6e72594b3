"""How Wagtail's read API shows rich text, pictures and documents: absolute, and ready to use."""

from typing import Any

from django.utils.translation import override
from rest_framework.fields import Field
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.serializers import RichTextFieldSerializer as WagtailRichTextField
from wagtail.documents.api.v2.serializers import DocumentDownloadUrlField, DocumentSerializer
from wagtail.fields import RichTextField
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.models import Page, Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute, document_shape, image_shape
from campaign.core.models import BasePage, CampaignSettings
from campaign.core.pages.seo import seo
from campaign.core.text.collation import reading_key
from campaign.core.text.rich_text import rich_text_shape
from campaign.headless.public_pages import translations_of


class RichTextSerializer(WagtailRichTextField):
    """``{"html": str, "text": str}``; where the request names a ``rich_text_format``, Wagtail's string in it."""

    def to_representation(self, value: str) -> Any:
        if "rich_text_format" in self.context["request"].GET:
            return super().to_representation(value)
        return rich_text_shape(value)


class ImagePart(Field):
    """One entry of an image's shape in ``campaign.core.media.shapes``."""

    def __init__(self, name: str) -> None:
        super().__init__(read_only=True, source="*")
        self.name = name

    def to_representation(self, image: Any) -> Any:
        return image_shape(image)[self.name]


class DocumentPart(ImagePart):
    """One entry of a document's shape."""

    def to_representation(self, document: Any) -> Any:
        return document_shape(document)[self.name]


class FileUrl(Field):
    """The absolute address of an image's own file."""

    def __init__(self) -> None:
        super().__init__(read_only=True, source="*")

    def to_representation(self, image: Any) -> str:
        return absolute(image.file.url)


class TagNames(Field):
    """Wagtail's own field asks the database for each row; this one takes tags that were prefetched."""

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def to_representation(self, tags: Any) -> list[str]:
        return sorted((tag.name for tag in tags.all()), key=reading_key)


RICH_TEXT = {RichTextField: RichTextSerializer}


class RichTextPageSerializer(PageSerializer):
    serializer_field_mapping = PageSerializer.serializer_field_mapping | RICH_TEXT

    def to_representation(self, page: Page) -> dict[str, Any]:
        """In the page's own language, in which what it links to is looked for too."""
        with override(language_of(page)):
            return super().to_representation(page)


class SeoField(Field):
    """What ``campaign.core.pages.seo`` says of a page; None of one that is no BasePage."""

    def __init__(self) -> None:
        super().__init__(read_only=True, source="*")

    def to_representation(self, page: Any) -> dict[str, Any] | None:
        request = self.context["request"]._request
        site = Site.find_for_request(request)
        campaign = CampaignSettings.for_site(site) if site else None
        return seo(page, request, campaign) if isinstance(page, BasePage) else None


class TranslationsField(SeoField):
    """Each public language of the page, its own among them."""

    def to_representation(self, page: Any) -> list[dict[str, Any]]:
        return translations_of([page], self.context["request"]._request)[page.translation_key]


class DocumentUrl(DocumentDownloadUrlField):
    """The document's address on the site that was asked."""

    def to_representation(self, document: Any) -> str:
        return absolute(document.url)


class AbsoluteDocumentSerializer(DocumentSerializer):
    download_url = DocumentUrl(read_only=True)


class AbsoluteImageSerializer(ImageSerializer):
    download_url = FileUrl()
