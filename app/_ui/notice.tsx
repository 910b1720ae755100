import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { StatusShape } from "./status-shape.tsx";

const TONES = {
  info: { frame: "border-accent-line bg-accent-bg", icon: <Icon of={Info} className="text-accent-text" /> },
  warn: {
    frame: "border-warn-line bg-warn-bg",
    icon: <Icon of={TriangleAlert} className="text-warn-mark" />,
  },
  failed: {
    frame: "border-failed-line bg-failed-bg",
    icon: <Icon of={CircleAlert} className="text-failed-mark" />,
  },
  completed: {
    frame: "border-completed-line bg-completed-bg",
    icon: <StatusShape of="completed" className="text-completed-mark" />,
  },
} as const;

type NoticeProps = {
  tone?: keyof typeof TONES;
  role?: "status" | "alert";
  action?: ReactNode;
  children: ReactNode;
};

/** One or two sentences that stand on the page until they are no longer true. */
export function Notice({ tone = "info", role, action, children }: NoticeProps) {
  const { frame, icon } = TONES[tone];
  return (
    <div
      role={role}
      className={`flex min-h-9 items-center gap-2.5 rounded-8 border px-3 py-1.5 text-13 ${frame}`}
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
