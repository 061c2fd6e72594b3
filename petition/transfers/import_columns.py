"""Which column of a file is what."""

from campaign.core.sheets import heading_key

HEADINGS = {
    "full_name": (
        "name full_name nombre_completo nom_complet nombre_y_apellidos signer firmante signataire vollstandiger_name "
        "vor_und_nachname unterzeichner"
    ),
    "given_name": "given_name first_name firstname forename nombre nombres prenom vorname",
    "family_name": (
        "family_name last_name lastname surname apellido apellidos nom nom_de_famille nachname familienname zuname"
    ),
    "email": (
        "email e_mail mail email_address e_mail_address correo correo_electronico courriel adresse_e_mail "
        "adresse_email adresse_electronique direccion_de_correo e_mail_adresse mailadresse emailadresse"
    ),
    "postal_code": "postal_code zip zip_code zipcode postcode codigo_postal cp code_postal plz postleitzahl",
    "city": "city town ciudad localidad poblacion ville commune ort stadt wohnort",
    "country": "country country_code pais pays land staat",
    "comment": (
        "comment comments reason message comentario comentarios mensaje motivo commentaire raison kommentar "
        "nachricht begrundung"
    ),
    "show_name": (
        "show_name public show_publicly mostrar_nombre publico afficher afficher_le_nom offentlich name_zeigen"
    ),
    "subscribe": (
        "subscribe subscribed updates newsletter opt_in consent suscribir suscripcion boletin novedades "
        "abonnement infolettre inscription abonnieren rundbrief einwilligung"
    ),
    "signed_at": (
        "signed_at date signed signed_on created_at timestamp date_signed fecha fecha_de_firma "
        "date_de_signature signe_le datum unterschrieben_am unterzeichnet_am"
    ),
}
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}


def guess_mapping(headings: list[str], extra: dict[str, str]) -> dict[str, int]:
    """Field names with the number of the column that their heading names, in English, Spanish, French or German.

    ``extra``: labels of the petition's own questions, by the field's name.
    """
    by_heading = _FIELD_OF | {heading_key(label): name for name, label in extra.items()}
    keys = [heading_key(heading) for heading in headings]
    mapping: dict[str, int] = {}
    for number, key in enumerate(keys):
        field = by_heading.get(key)
        if field and field not in mapping:
            mapping[field] = number
    if "given_name" in mapping:
        whole = mapping.pop("full_name", None)
        if whole is not None and "family_name" not in mapping and keys[mapping["given_name"]] == "vorname":
            mapping["family_name"] = whole  # "Vorname" and "Name"
    elif {"full_name", "family_name"} <= mapping.keys():
        mapping["given_name"] = mapping.pop("full_name")  # "Name" and "Surname"
    elif "family_name" in mapping and "full_name" not in mapping and keys[mapping["family_name"]] == "nom":
        mapping["full_name"] = mapping.pop("family_name")  # "Nom" alone is the whole name
    return mapping
