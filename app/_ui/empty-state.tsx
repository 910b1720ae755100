import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  /** One or two sentences: why there is nothing, and what to do. */
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
  level?: "h1" | "h2" | "h3";
};

export function EmptyState({ icon, title, children, actions, level: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-16 text-center text-13 leading-[19px]">
      <span className="mb-1.5 text-fg-3 [&_svg]:size-5">{icon}</span>
      <Heading className="font-semibold text-14">{title}</Heading>
      {children && <div className="max-w-[46ch] text-balance text-fg-2">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
