/** Names of the database stand out from words. */
export function MarkedText({ text }: { text: string }) {
  const parts = text.split(/`([^`]*)`/g);
  return parts.map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which is never put in another order
      <code key={at} className="mono rounded-4 bg-sunken px-1 text-12">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
