import { CopyButton } from "./copy-button.client.tsx";

const SQL_WORDS =
  /\b(GRANT|REVOKE|USAGE|CONNECT|SELECT|CREATE|ALTER|DEFAULT|PRIVILEGES|ROLE|USER|LOGIN|PASSWORD|ON|ALL|TABLES|IN|SCHEMA|DATABASE|TO|FOR|FROM|WHERE|AS|WITH|SET|JOIN|LEFT|INNER|GROUP|ORDER|BY|UNION|AND|OR|NOT|NULL|IS|CASE|WHEN|THEN|ELSE|END|LIMIT|VIEW|TABLE|MATERIALIZED)\b/;

/** Statements or text to read and copy, as they are; keywords of SQL stand out. */
export function CodeBlock({ code, label, isSql = true }: { code: string; label: string; isSql?: boolean }) {
  const parts = isSql ? code.split(SQL_WORDS) : [code];
  return (
    <div className="flex rounded-6 border bg-sunken max-sm:flex-col sm:flex-row-reverse sm:items-start">
      <div className="flex shrink-0 items-center justify-end p-1 max-sm:border-b">
        <CopyButton text={code} label={`Copy ${label}`} className="h-6.5! px-2! text-12! max-sm:h-11!" />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="wrap-anywhere min-w-0 flex-1 overflow-x-auto whitespace-pre-wrap px-3 py-2.5 font-mono text-12 leading-[19px]"
      >
        <code>
          {parts.map((part, index) =>
            isSql && index % 2 === 1 ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
              <span key={index} className="font-medium text-accent-text">
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </code>
      </pre>
    </div>
  );
}
