"use client";

import { createContext, type ReactNode, useContext } from "react";
import { Section } from "#app/_ui/section.tsx";

type Level = "h2" | "h3";
const HeadingLevel = createContext<Level>("h2");

/** The same parts stand under a page's title and under a dialog's: their headings follow it. */
export const HeadingLevelProvider = ({ level, children }: { level: Level; children: ReactNode }) => (
  <HeadingLevel value={level}>{children}</HeadingLevel>
);

export const useHeading = (): Level => useContext(HeadingLevel);

type PartProps = { title: string; aside?: ReactNode; action?: ReactNode; children: ReactNode };

export const Part = (props: PartProps) => <Section {...props} level={useHeading()} />;
