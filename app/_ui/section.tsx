import type { ReactNode } from "react";

/** A part of a page with its heading 10 px above; `aside` stands beside it, `action` at the far end. */
export function Section({
  title,
  aside,
  action,
  level: Heading = "h2",
  children,
}: {
  title: string;
  aside?: ReactNode;
  action?: ReactNode;
  level?: "h2" | "h3";
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <header className="mb-2.5 flex flex-wrap items-baseline gap-x-2">
        <Heading className="font-semibold text-13">{title}</Heading>
        {aside && <span className="num text-12 text-fg-3">{aside}</span>}
        {action && <span className="ml-auto text-12">{action}</span>}
      </header>
      {children}
    </section>
  );
}
