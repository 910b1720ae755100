import type { ReactNode } from "react";

type EntryCardProps = { title: string; lead?: ReactNode; children?: ReactNode; footer?: ReactNode };

export function EntryCard({ title, lead, children, footer }: EntryCardProps) {
  return (
    <>
      <section aria-labelledby="entry-title" className="rounded-12 border bg-surface p-6 shadow-1 max-sm:p-5">
        <h1 id="entry-title" className="wrap-anywhere font-semibold text-18 tracking-[-0.012em]">
          {title}
        </h1>
        {lead && <div className="wrap-anywhere mt-1.5 text-13 text-fg-2 leading-[19px]">{lead}</div>}
        {children && <div className="mt-5">{children}</div>}
      </section>
      {footer && <div className="mt-4 text-center text-12 text-fg-3">{footer}</div>}
    </>
  );
}
