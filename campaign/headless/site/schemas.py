"""The shapes of a site's own facts and of its menus."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from campaign.headless.media import ImageOut


class RootOut(Schema):
    """Where everything is that programs may read; all addresses are absolute."""

    openapi: str = Field(description="The OpenAPI document of this API.")
    docs: str = Field(description="The same to read and try.")
    pages: str = Field(description="Wagtail's read API: every page with all its fields.")
    images: str
    documents: str
    osdi: str
    puzzle: str = Field(description="A puzzle of proof of work, where a petition's `form` asks for one.")


class LinkOut(Schema):
    text: str
    url: str = Field(description="Absolute.")
    page: int | None = Field(description="The page of this site that it leads to, if it is one.")


class NavigationOut(Schema):
    header: list[LinkOut] = Field(description="The main menu.")
    button: LinkOut | None = Field(description="The one link of the main menu that stands out.")
    footer: list[LinkOut]


class LanguageOut(Schema):
    code: str = Field(description="Such as `fr`; what `locale` takes.")
    name: str = Field(description="In the language itself.")
    direction: Literal["ltr", "rtl"]
    url: str = Field(description="The landing page in it.")


class AccountOut(Schema):
    network: str = Field(description="Such as `mastodon`.")
    name: str
    url: str


class ShareTextsOut(Schema):
    """Texts of the site for pages without their own. `{signatures}` stands for the petition's count."""

    text: str = Field(description="The post for every network that `posts` does not name; empty for the title.")
    email_subject: str
    email_body: str
    posts: dict[str, str] = Field(description="By network.")


class ColorsOut(Schema):
    """As `#rrggbb`. What stands on what is readable by WCAG 2.2, AA."""

    main: str
    on_main: str
    accent: str
    on_accent: str
    page: str
    surface: str
    surface_sunk: str
    text: str
    text_soft: str
    link: str
    line: str
    control_line: str
    error: str
    done: str
    mark: str


class SchemesOut(Schema):
    light: ColorsOut
    dark: ColorsOut


class FontsOut(Schema):
    """Values of `font-family`; only fonts that devices bring along."""

    headings: str
    text: str


class ThemeOut(Schema):
    colors: SchemesOut
    fonts: FontsOut
    heading_scale: float
    space_scale: float
    corner: int = Field(description="Roundness of corners, in pixels.")
    header: Literal["plain", "main"] = Field(description="Whether the top of the page is in the main color.")


class SiteOut(Schema):
    name: str = Field(description="Who runs the campaign.")
    tagline: str
    url: str = Field(description="The landing page in the language that was asked for.")
    locale: str
    languages: list[LanguageOut] = Field(description="Those in which the landing page is public, in their order.")
    logo: ImageOut | None
    contact_email: str
    postal_address: str
    accounts: list[AccountOut]
    privacy_page: LinkOut | None
    signer_page: str = Field(description="Where signers ask for the link to their own page.")
    share: ShareTextsOut
    share_image: ImageOut | None = Field(description="For previews of pages without a picture of their own.")
    theme: ThemeOut
