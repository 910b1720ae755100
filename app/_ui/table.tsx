import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type TableProps = {
  /** What the table lists; read out, not shown. */
  caption: string;
  head: ReactNode;
  children: ReactNode;
  className?: string;
};

/** 13 px rows of 40 px under a sticky 32 px header. Its parent decides how it scrolls. */
export function Table({ caption, head, children, className = "" }: TableProps) {
  return (
    <table className={`w-full border-separate border-spacing-0 text-13 ${className}`}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type CellProps = { isNumber?: boolean };

export const Th = ({ isNumber = false, className, ...rest }: ComponentProps<"th"> & CellProps) => (
  <th
    scope="col"
    {...rest}
    className={classNames(
      "sticky top-0 z-(--z-sticky) h-8 whitespace-nowrap border-b bg-surface px-2 font-medium text-12 text-fg-3",
      "first:pl-5 last:pr-5 max-sm:first:pl-4 max-sm:last:pr-4",
      isNumber ? "text-right" : "text-left",
      className,
    )}
  />
);

export const Td = ({ isNumber = false, className, ...rest }: ComponentProps<"td"> & CellProps) => (
  <td
    {...rest}
    className={classNames(
      "h-(--row) border-line-soft border-b px-2 first:pl-5 last:pr-5 max-sm:first:pl-4 max-sm:last:pr-4",
      isNumber && "num text-right",
      className,
    )}
  />
);

/** A row that follows its link's pointer: the link in it is the way in, the hover says so. */
export const Tr = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr
    {...rest}
    className={classNames("[&>td]:transition-[background-color] hover:[&>td]:bg-hover", className)}
  />
);
