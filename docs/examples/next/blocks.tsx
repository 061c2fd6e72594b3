import type { Block } from "campaign-client";

// Editors' HTML comes cleaned from the campaign. A type that is not known here shows nothing.
const html = (source: string) => <div dangerouslySetInnerHTML={{ __html: source }} />;

export function Blocks({ blocks }: { blocks: Block[] }) {
  return blocks.map((block) => <div key={block.id}>{shown(block)}</div>);
}

function shown(block: Block) {
  switch (block.type) {
    case "heading":
      return <h2>{block.value}</h2>;
    case "text":
      return html(block.value.html);
    case "quote":
    case "voice":
      return <blockquote>{block.value.quote} — {block.value.name}</blockquote>;
    case "image": {
      const large = block.value.image?.renditions["large"];
      return large && <img src={large.url} width={large.width} height={large.height} alt={block.value.image?.alt} loading="lazy" />;
    }
    case "hero":
      return <><h1>{block.value.headline}</h1>{html(block.value.ask.html)}</>;
    case "content":
      return <Blocks blocks={block.value} />;
    case "section":
      return block.value.questions.map(({ question, answer }) => (
        <details key={question}><summary>{question}</summary>{html(answer.html)}</details>
      ));
    default:
      return null;
  }
}
