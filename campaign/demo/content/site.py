"""What is said once for the whole site."""

SITE_NAME = "Rights First Minerals Campaign"

SETTINGS = {
    "organization_name": SITE_NAME,
    "tagline": "Fair deals from the mine to the market",
    "contact_email": "hello@rights-first.example",
    "postal_address": "Rights First Minerals Campaign (demo)\n1 Example Plaza\nAnytown, USA",
    "bluesky": "https://bluesky.example/rights-first",
    "facebook": "https://facebook.example/rights-first",
    "instagram": "https://instagram.example/rights-first",
    "mastodon": "https://mastodon.example/@rights-first",
    "share_text": "Minerals deals should protect workers, communities and rivers first. I signed. Will you?",
    "share_email_subject": "Will you sign this with me?",
    "share_email_body": (
        "Hello,\n\n"
        "I just signed a petition that asks the United States to put labor, environmental and human rights "
        "first in each new agreement on critical minerals.\n\n"
        "It takes a minute. You can read it and sign here:"
    ),
    "retention_months": 24,
}

EDITOR = {
    "username": "editor",
    "email": "editor@rights-first.example",
    "first_name": "Demo",
    "last_name": "Editor",
}
# Printed for everyone who runs the demo.
EDITOR_PASSWORD = "minerals-for-all"

# Words of the main menu: the petition, the endorsers, the questions, the library.
MENU = ["Petition", "Endorsers", "FAQ", "Resources"]
MENU_BUTTON = "Sign"

# What readers of Spanish read in their place.
WORDS_IN_SPANISH = {
    "language": "es",
    "organization_name": SITE_NAME,
    "tagline": "Acuerdos justos, de la mina al mercado",
    "postal_address": "Rights First Minerals Campaign (demostración)\n1 Example Plaza\nAnytown, EE. UU.",
    "share_text": "En los acuerdos sobre minerales, primero la gente, las comunidades y los ríos. Ya firmé. ¿Y usted?",
    "share_email_subject": "¿Firma usted conmigo?",
    "share_email_body": (
        "Hola:\n\n"
        "Acabo de firmar una petición que pide a Estados Unidos poner por delante los derechos laborales, "
        "ambientales y humanos en cada nuevo acuerdo sobre minerales críticos.\n\n"
        "Lleva un minuto. Puede leerla y firmarla aquí:"
    ),
}
MENU_IN_SPANISH = ["Petición", "Organizaciones", "Preguntas", "Recursos"]
MENU_BUTTON_IN_SPANISH = "Firmar"
