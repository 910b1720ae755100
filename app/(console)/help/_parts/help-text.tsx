import { type Block, parseMarkdown, parseSpans } from "./markdown.ts";

/** A page of the documentation, as it stands in the repository. */
export const HelpText = ({ source }: { source: string }) => (
  <article className="flex max-w-[72ch] flex-col gap-3 px-5 py-4 text-14 leading-[21px] max-sm:px-4">
    {parseMarkdown(source)
      .filter((block) => block.kind !== "heading" || block.level > 1)
      .map((block) => (
        <BlockText key={JSON.stringify(block)} block={block} />
      ))}
  </article>
);

function BlockText({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <h2 id={block.id} className="mt-4 scroll-mt-4 font-semibold text-16">
          {block.text}
        </h2>
      );
    case "paragraph":
      return (
        <p>
          <Spans text={block.text} />
        </p>
      );
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List className={`flex flex-col gap-1.5 pl-5 ${block.isOrdered ? "list-decimal" : "list-disc"}`}>
          {block.items.map((item) => (
            <li key={item}>
              <Spans text={item} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return (
        <section
          aria-label={block.head.join(", ")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto"
        >
          <table className="w-full border-collapse text-13">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th
                    key={cell}
                    scope="col"
                    className="border-b py-1.5 pr-4 text-left font-medium text-12 text-fg-3"
                  >
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join("|")}>
                  {row.map((cell) => (
                    <td key={cell} className="border-line-soft border-b py-2 pr-4 align-top">
                      <Spans text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}

const Spans = ({ text }: { text: string }) =>
  parseSpans(text).map((span) => {
    if (span.kind === "bold")
      return (
        <b key={span.text} className="font-medium">
          {span.text}
        </b>
      );
    if (span.kind === "code")
      return (
        <code key={span.text} className="font-mono text-12">
          {span.text}
        </code>
      );
    if (span.kind === "link")
      return (
        <a
          key={span.href}
          href={span.href}
          className="rounded-4 text-accent-text underline underline-offset-2"
        >
          {span.text}
        </a>
      );
    return span.text;
  });
