import type { ReactNode } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { useHeading } from "./heading.client.tsx";

const TONES = {
  failed: "border-failed-line bg-failed-bg",
  running: "border-running-line bg-running-bg",
  completed: "border-completed-line bg-completed-bg",
  pending: "border-pending-line bg-pending-bg",
  cancelled: "border-cancelled-line bg-cancelled-bg",
} as const;

type LeadPanelProps = {
  tone: keyof typeof TONES;
  icon?: ReactNode;
  title: ReactNode;
  /** Below the title, in its colour. */
  children?: ReactNode;
  /** What can be done: at the far end of the title; on a phone below everything, as wide as the panel. */
  action?: ReactNode;
  /** Below a line, on the surface. */
  foot?: ReactNode;
};

/** A panel in its status' colour: one sentence first. */
export function LeadPanel({ tone, icon, title, children, action, foot }: LeadPanelProps) {
  const Heading = useHeading();
  const indent = icon ? "pl-[46px] max-sm:pl-11" : "pl-4";
  return (
    <section
      aria-label="What matters now"
      className={classNames("overflow-hidden rounded-8 border", TONES[tone])}
    >
      <div className={classNames("relative py-4 pr-4 text-13 leading-[19px] text-fg-2", indent)}>
        {icon && <span className="absolute top-[18px] left-4">{icon}</span>}
        <div className="items-start gap-x-4 sm:grid sm:grid-cols-[minmax(0,1fr)_auto]">
          <Heading className="min-w-0 text-balance wrap-anywhere font-semibold text-16 text-fg tracking-[-0.01em]">
            {title}
          </Heading>
          <div className="min-w-0 sm:col-span-2 sm:row-start-2">{children}</div>
          {action && (
            <div className="max-sm:mt-3 max-sm:grid sm:col-start-2 sm:row-start-1 max-sm:[&>*]:justify-center">
              {action}
            </div>
          )}
        </div>
      </div>
      {foot && (
        <div className={classNames("border-inherit border-t bg-surface py-3.5 pr-4", indent)}>{foot}</div>
      )}
    </section>
  );
}
