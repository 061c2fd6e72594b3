import type { ReactNode } from "react";
import { campaign } from "./campaign";
import "./style.css";

/** The document, in the campaign's colors. */
export async function Shell({ locale, children }: { locale: string; children: ReactNode }) {
  const { data } = await campaign.GET("/site/", { params: { query: { locale } } });
  const colors = data?.theme.colors.light;
  const look = colors && `:root { --main: ${colors.main}; --accent: ${colors.accent}; --on-accent: ${colors.on_accent}; --on-main: ${colors.on_main}; }`;
  const direction = data?.languages.find(({ code }) => code === locale)?.direction;
  return (
    <html lang={locale} dir={direction}>
      <head>{look && <style>{look}</style>}</head>
      <body>{children}</body>
    </html>
  );
}
