import { now } from "../../../campaign";
import { Header } from "../header";

export const metadata = { title: "Search" };

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string }> };

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, { q = "" }] = await Promise.all([params, searchParams]);
  const { data } = q ? await now.GET("/search/", { params: { query: { q, locale } } }) : { data: undefined };
  return (
    <>
      <Header locale={locale} place="search" />
      <main>
        <h1>Search</h1>
        <form role="search">
          <label>Search<input type="search" name="q" defaultValue={q} /></label>
          <button>Search</button>
        </form>
        <ol id="results">{data?.items.map(({ title, url }) => <li key={url}><a href={url}>{title}</a></li>)}</ol>
      </main>
    </>
  );
}
