import type { Metadata } from "next";
import { fieldsOf } from "campaign-client";
import { Blocks } from "../../../blocks";
import { campaign, petitionOf } from "../../../campaign";
import { Header } from "../header";
import { SignForm } from "./form";

type Props = { params: Promise<{ locale: string }> };

export async function generateStaticParams() {
  const { data } = await campaign.GET("/site/");
  return (data?.languages ?? []).map(({ code }) => ({ locale: code }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const { title, introduction, share } = await petitionOf(locale);
  return { title, description: introduction.text, openGraph: { images: share.image ? [share.image.url] : [] } };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  const petition = await petitionOf(locale);
  return (
    <>
      <Header locale={locale} place="petition" />
      <main>
        <h1>{petition.title}</h1>
        <p><strong>{petition.signatures.toLocaleString(locale)}</strong> / {petition.goal?.toLocaleString(locale)}</p>
        <Blocks blocks={petition.statement} />
        <SignForm locale={locale} fields={fieldsOf(petition.form)} />
      </main>
    </>
  );
}
