/**
 * The id under which the campaign links to a heading (`heading`, headings of sections) or to a question: give it to
 * yours, and links of its search and its editors arrive.
 */
export function anchorOf(words: string): string {
  const kept = words.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}_\s-]/gu, "");
  return kept.replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "") || "section";
}
