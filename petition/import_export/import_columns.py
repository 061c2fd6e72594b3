"""Which column of a file is what."""

from campaign.imports import headings as core
from campaign.imports.headings import heading_key, known_headings
from petition.form.question_fields import ANSWER_PREFIX

HEADINGS = {
    "full_name": (
        "name full_name fullname nombre_completo nom_complet nombre_y_apellidos signer signatory firmante signataire "
        "vollstandiger_name vor_und_nachname unterzeichner nome_completo nome_e_cognome naam volledige_naam "
        "الاسم_الكامل الاسم اسم_الموقع पूरा_नाम नाम हस्ताक्षरकर्ता 姓名 全名 名字 签名人 签署人"
    ),
    "given_name": (
        "given_name given_names first_name firstname first forename nombre nombres prenom vorname nome primeiro_nome "
        "voornaam الاسم_الأول पहला_नाम प्रथम_नाम 名"
    ),
    "family_name": (
        "family_name last_name lastname last surname apellido apellidos nom nom_de_famille nachname familienname "
        "zuname cognome sobrenome apelido achternaam "
        "اسم_العائلة الكنية اللقب उपनाम कुलनाम अंतिम_नाम 姓 姓氏"
    ),
    "email": (
        "email e_mail mail email_address e_mail_address correo correo_electronico courriel adresse_e_mail "
        "adresse_email adresse_electronique direccion_de_correo e_mail_adresse mailadresse emailadresse "
        "posta_elettronica indirizzo_email endereco_de_email e_mailadres emailadres mailadres "
        "البريد_الإلكتروني البريد عنوان_البريد_الإلكتروني ईमेल ई_मेल ईमेल_पता 电子邮件 电子邮箱 邮箱 邮箱地址 电邮"
    ),
    "postal_code": (
        "postal_code zip zip_code zipcode postcode post_code codigo_postal cp code_postal plz postleitzahl cap "
        "codice_postale cep الرمز_البريدي पिन_कोड पिनकोड डाक_कोड 邮政编码 邮编"
    ),
    "city": (
        "city town ciudad localidad poblacion ville commune ort stadt wohnort citta comune cidade stad plaats "
        "woonplaats المدينة शहर नगर 城市 市"
    ),
    "country": (
        "country country_code nation pais pays land staat paese البلد الدولة देश 国家 国家地区 国家_地区 国家或地区"
    ),
    "comment": (
        "comment comments reason message comentario comentarios mensaje motivo commentaire raison kommentar "
        "nachricht begrundung commento messaggio opmerking "
        "تعليق التعليق رسالة टिप्पणी संदेश 留言 评论 意见"
    ),
    "show_name": (
        "show_name public show_publicly mostrar_nombre publico afficher afficher_le_nom offentlich name_zeigen "
        "إظهار_الاسم नाम_दिखाएँ 公开姓名 显示姓名"
    ),
    "show_comment": "show_comment comment_public public_comment",
    "age": "age edad alter age_group of_age adult العمر आयु उम्र 年龄",
    "subscribe": (
        "subscribe subscribed updates newsletter opt_in consent suscribir suscripcion boletin novedades "
        "abonnement infolettre inscription abonnieren rundbrief einwilligung boletim nieuwsbrief "
        "اشتراك النشرة_البريدية सदस्यता समाचार_पत्र 订阅 接收更新"
    ),
    "signed_at": (
        "signed_at date signed signed_on created_at timestamp date_signed fecha fecha_de_firma "
        "date_de_signature signe_le datum unterschrieben_am unterzeichnet_am data data_firma "
        "التاريخ تاريخ_التوقيع दिनांक तारीख हस्ताक्षर_की_तारीख 日期 签名日期 签署日期 签署时间"
    ),
}
KNOWN_HEADINGS = known_headings(HEADINGS)


def guess_mapping(headings: list[str], extra: dict[str, str]) -> dict[str, int]:
    """Field names with the number of the column that their heading names, in the languages of ``HEADINGS``.

    ``extra``: labels of the petition's own questions, by the field's name. Our own export calls them ``answer: key``.
    """
    known = dict(HEADINGS)
    for name, label in extra.items():
        known[name] = f"{heading_key(label)} {heading_key('answer ' + name.removeprefix(ANSWER_PREFIX))}"
    mapping = core.guess_mapping(headings, known=known, allowed=known)
    return _with_names(mapping, [heading_key(heading) for heading in headings])


def _with_names(mapping: dict[str, int], keys: list[str]) -> dict[str, int]:
    """What a column of names is depends on the other one: "Vorname" and "Name", "Nom" alone."""
    if "given_name" in mapping:
        whole = mapping.pop("full_name", None)
        if whole is not None and "family_name" not in mapping and keys[mapping["given_name"]] == "vorname":
            mapping["family_name"] = whole  # "Vorname" and "Name"
    elif {"full_name", "family_name"} <= mapping.keys():
        mapping["given_name"] = mapping.pop("full_name")  # "Name" and "Surname"
    elif "family_name" in mapping and "full_name" not in mapping and keys[mapping["family_name"]] == "nom":
        mapping["full_name"] = mapping.pop("family_name")  # "Nom" alone is the whole name
    if (
        "full_name" not in mapping
        and "family_name" not in mapping
        and _heading_of_given(mapping, keys) in ("nome", "nombre")
    ):
        mapping["full_name"] = mapping.pop("given_name")  # "Nome" alone is the whole name too
    return mapping


def _heading_of_given(mapping: dict[str, int], keys: list[str]) -> str:
    """The heading of the given names' column; empty where there is none."""
    return keys[mapping["given_name"]] if "given_name" in mapping else ""
