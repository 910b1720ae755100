const WIDTHS = ["w-14", "w-24", "w-20", "w-28", "w-16", "w-32"] as const;

/** A grey line where a text will be. */
export const Skeleton = ({ className = "w-24" }: { className?: string }) => (
  <span className={`block h-2.5 motion-safe:animate-pulse rounded-4 bg-track ${className}`} />
);

/** Rows of the real height, so that nothing jumps when the page arrives. */
export function SkeletonRows({ rows = 12, columns = 6 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="overflow-hidden">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className="flex h-(--row) items-center gap-10 border-line-soft border-b px-5">
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <Skeleton key={column} className={WIDTHS[(row + column * 2) % WIDTHS.length] ?? "w-24"} />
          ))}
        </div>
      ))}
    </div>
  );
}
