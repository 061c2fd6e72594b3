import type { ReactNode } from "react";
import { Shell } from "../../shell";

export default async function Layout({ children }: { children: ReactNode }) {
  return <Shell locale="en">{children}</Shell>;
}
