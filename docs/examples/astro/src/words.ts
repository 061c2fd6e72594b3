// What no editor writes. The campaign's own words come in its languages from the API.
const WORDS = {
  en: {
    add: "Add your organization", again: "That did not work. Please try again.", all: "All of them", by: "By", check: "Look into your mailbox: one click there, and you have signed.",
    close: "Signatures are no longer taken.", download: "Download", endorsed: "Thank you. Look into your mailbox to confirm it; then an editor reads it.",
    found: "results", local: "State or local", menu: "Main menu", national: "National",
    of: "of", optional: "optional", privacy: "How your data is used", read: "Read",
    search: "Search", send: "Send", share: "Pass it on", sign: "Sign the petition", signed: "have signed", skip: "Skip to the content",
    thanks: "Thank you for signing!", there: "To the form on the campaign’s own site", to: "To", updates: "Updates", wait: "One moment…", language: "Language",
  },
  es: {
    add: "Sume su organización", again: "No ha funcionado. Inténtelo de nuevo.", all: "Ver todo", by: "Antes del", check: "Mire su correo: con un clic allí, su firma cuenta.",
    close: "Ya no se reciben firmas.", download: "Descargar", endorsed: "Gracias. Confírmelo desde su correo; después lo leerá alguien de la redacción.",
    found: "resultados", local: "Estatal o local", menu: "Menú principal", national: "Nacional",
    of: "de", optional: "opcional", privacy: "Cómo se usan sus datos", read: "Leer",
    search: "Buscar", send: "Enviar", share: "Difúndalo", sign: "Firmar la petición", signed: "han firmado", skip: "Ir al contenido",
    thanks: "¡Gracias por firmar!", there: "Al formulario en el sitio de la campaña", to: "A", updates: "Novedades", wait: "Un momento…", language: "Idioma",
  },
};

export const words = (locale: string) => WORDS[locale as keyof typeof WORDS] ?? WORDS.en;
export const day = (date: string, locale: string) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
