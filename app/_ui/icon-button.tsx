import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { ButtonLink } from "./button-link.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "icon" | "children"> & {
  /** What it does: its name for those who cannot see the icon, and its tooltip. */
  label: string;
  icon: ReactNode;
  size?: "icon" | "icon-sm";
};

export function IconButton({ label, icon, size = "icon-sm", tone = "ghost", ...rest }: IconButtonProps) {
  return <Button {...rest} tone={tone} size={size} icon={icon} aria-label={label} title={label} />;
}

type IconLinkProps = Omit<ComponentProps<typeof ButtonLink>, "size" | "icon" | "children"> & {
  label: string;
  icon: ReactNode;
};

export function IconLink({ label, icon, tone = "ghost", ...rest }: IconLinkProps) {
  return <ButtonLink {...rest} tone={tone} size="icon-sm" icon={icon} aria-label={label} title={label} />;
}
