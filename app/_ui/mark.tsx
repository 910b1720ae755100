/** The sun over two waves. */
export const Mark = ({ className = "size-5 text-accent-text" }: { className?: string }) => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    aria-hidden="true"
    className={`shrink-0 ${className}`}
  >
    <path d="M2 12.5c2 0 2.7-1.8 4-1.8s2 1.8 4 1.8 2.7-1.8 4-1.8 2 1.8 4 1.8" />
    <path d="M2 16.5c2 0 2.7-1.8 4-1.8s2 1.8 4 1.8 2.7-1.8 4-1.8 2 1.8 4 1.8" opacity={0.45} />
    <path d="M5.5 7.5a4.5 4.5 0 0 1 9 0" />
    <circle cx="10" cy="6.8" r="1.2" fill="currentColor" stroke="none" />
  </svg>
);
