import type { ReactNode } from "react";
import { Shell } from "../../shell";

export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  return <Shell locale={(await params).locale}>{children}</Shell>;
}
