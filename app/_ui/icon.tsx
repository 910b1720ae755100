import type { LucideIcon } from "lucide-react";

type IconProps = { of: LucideIcon; size?: 12 | 14 | 16 | 18 | 20; className?: string };

/** A decorative icon: 16 px, 1.5 px stroke. What it means stands beside it, or in the control's label. */
export function Icon({ of: Shape, size = 16, className = "" }: IconProps) {
  return <Shape size={size} strokeWidth={1.5} absoluteStrokeWidth className={`shrink-0 ${className}`} />;
}
