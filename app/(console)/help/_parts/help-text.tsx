import { Lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { Children, type ReactNode } from "react";

/** A page of the documentation, as it stands in the repository. */
export const HelpText = ({ source }: { source: string }) => (
  <article className="flex max-w-[72ch] flex-col gap-3 px-5 py-4 text-14 leading-[21px] max-sm:px-4">
    {each(new Lexer().lex(source), blockOf)}
  </article>
);

/** What our pages do not use stands there as it is written. */
function blockOf(block: MarkedToken): ReactNode {
  switch (block.type) {
    case "space":
      return null;
    case "heading":
      return block.depth > 1 && headingOf(block); // the title is in the page's own header
    case "paragraph":
      return <p>{each(block.tokens, spanOf)}</p>;
    case "list":
      return listOf(block);
    case "table":
      return tableOf(block);
    default:
      return block.raw;
  }
}

const headingOf = ({ text }: Tokens.Heading): ReactNode => (
  <h2
    id={text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}
    className="mt-4 scroll-mt-4 font-semibold text-16"
  >
    {text}
  </h2>
);

function listOf({ ordered, items }: Tokens.List): ReactNode {
  const List = ordered ? "ol" : "ul";
  return (
    <List className={`flex flex-col gap-1.5 pl-5 ${ordered ? "list-decimal" : "list-disc"}`}>
      {items.map((item) => (
        <li key={item.raw}>{each(item.tokens, spanOf)}</li>
      ))}
    </List>
  );
}

const tableOf = ({ header, rows }: Tokens.Table): ReactNode => (
  <section
    aria-label={header.map(({ text }) => text).join(", ")}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    tabIndex={0}
    className="overflow-x-auto"
  >
    <table className="w-full border-collapse text-13">
      <thead>
        <tr>
          {header.map(({ text }) => (
            <th
              key={text}
              scope="col"
              className="border-b py-1.5 pr-4 text-left font-medium text-12 text-fg-3"
            >
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.map(({ text }) => text).join("|")}>
            {cells.map(({ text, tokens }) => (
              <td key={text} className="border-line-soft border-b py-2 pr-4 align-top">
                {each(tokens, spanOf)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function spanOf(span: MarkedToken): ReactNode {
  switch (span.type) {
    case "strong":
      return <b className="font-medium">{each(span.tokens, spanOf)}</b>;
    case "codespan":
      return <code className="font-mono text-12">{span.text}</code>;
    case "link":
      return (
        <a href={span.href} className="rounded-4 text-accent-text underline underline-offset-2">
          {each(span.tokens, spanOf)}
        </a>
      );
    case "text":
      return span.tokens ? each(span.tokens, spanOf) : span.text; // an item's text has spans of its own
    default:
      return span.raw;
  }
}

/** The lexer has no extensions, and so no kinds of tokens but its own. */
const isKnown = (_token: Token): _token is MarkedToken => true;

const each = (tokens: readonly Token[], draw: (token: MarkedToken) => ReactNode): ReactNode =>
  Children.toArray(tokens.filter(isKnown).map(draw));
