import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { ButtonLink } from "./button-link.tsx";
import { Icon } from "./icon.tsx";
import { LinkPending } from "./link-pending.client.tsx";

type PagerProps = {
  /** How much of what is shown: `50 of 1,284 jobs`. */
  text: string;
  order: string;
  back: { label: string; href: string | null };
  forth: { label: string; href: string | null };
  /** In its middle, where it covers nothing and moves nothing. */
  children?: ReactNode;
};

/** Pages are places between two rows, not numbers: what is new moves none of them. */
export function Pager({ text, order, back, forth, children }: PagerProps) {
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-1.5 border-t bg-surface px-5 py-1 text-12 text-fg-3 max-sm:px-4 max-sm:has-[[role=toolbar]]:sticky max-sm:has-[[role=toolbar]]:bottom-0 max-sm:has-[[role=toolbar]]:z-(--z-pill)"
    >
      <span className="num">{text}</span>
      <span className="flex min-w-0 flex-1 justify-center max-sm:basis-full max-sm:empty:hidden max-sm:order-first">
        {children}
      </span>
      <span className="mr-1.5 max-sm:hidden">{order}</span>
      <span className="hidden flex-1 max-sm:block" />
      <Step {...back} icon={<Icon of={ChevronLeft} size={14} />} />
      <Step {...forth} end={<Icon of={ChevronRight} size={14} />} />
    </nav>
  );
}

type StepProps = PagerProps["back"] & { icon?: ReactNode; end?: ReactNode };

function Step({ label, href, icon, end }: StepProps) {
  if (!href)
    return (
      <Button size="sm" icon={icon} disabled>
        {label}
        {end}
      </Button>
    );
  return (
    <ButtonLink href={href} size="sm" icon={icon}>
      {label}
      {end}
      <LinkPending />
    </ButtonLink>
  );
}
