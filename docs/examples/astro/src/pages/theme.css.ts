// The campaign's look as its editors chose it, as custom properties.
import { site } from "../campaign";

export async function GET() {
  const { theme } = await site("en");
  const properties = (colors: object) =>
    Object.entries(colors).map(([name, color]) => `--${name.replaceAll("_", "-")}: ${color};`).join(" ");
  const fixed = `--headings: ${theme.fonts.headings}; --body: ${theme.fonts.text}; --corner: ${theme.corner}px;`;
  const light = `:root { color-scheme: light dark; ${fixed} ${properties(theme.colors.light)} }`;
  const dark = `@media (prefers-color-scheme: dark) { :root { ${properties(theme.colors.dark)} } }`;
  return new Response(`${light}\n${dark}\n`, { headers: { "content-type": "text/css" } });
}
