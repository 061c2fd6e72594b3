import { campaign } from "../../campaign";

export async function Header({ locale, place }: { locale: string; place: string }) {
  const { data } = await campaign.GET("/site/", { params: { query: { locale } } });
  return (
    <header>
      <strong>{data?.name}</strong>
      <a href={`/${locale}/petition/`}>Petition</a>
      <a href={`/${locale}/search/`}>Search</a>
      {data?.languages.map(({ code, name }) => <a key={code} lang={code} hrefLang={code} href={`/${code}/${place}/`}>{name}</a>)}
    </header>
  );
}
