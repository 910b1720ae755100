"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { JobRow } from "#lib/jobs/views.ts";
import type { JobTypeView } from "../job-types.ts";

type Catalog = { types: readonly JobTypeView[]; failureLabels: Readonly<Record<string, string>> };

const CatalogContext = createContext<Catalog>({ types: [], failureLabels: {} });

export function JobTypesProvider({ catalog, children }: { catalog: Catalog; children: ReactNode }) {
  return <CatalogContext value={catalog}>{children}</CatalogContext>;
}

export const useJobTypes = () => useContext(CatalogContext).types;

export const useFailureLabel = (failureClass: string): string =>
  useContext(CatalogContext).failureLabels[failureClass] ?? failureClass;

export const useJobType = (type: string): JobTypeView | undefined =>
  useJobTypes().find((known) => known.type === type);

/** A type written by another version shows under its own name. */
export const useTypeLabel = (type: string): string => useJobType(type)?.label ?? type;

export const resultHref = (type: JobTypeView | undefined, job: JobRow): string | null =>
  type?.resultAddress
    ?.replace("{id}", job.id)
    .replace("{sourceId}", job.sourceId ?? "")
    .replace("{assetId}", job.assetId ?? "") ?? null;

export const TypeLabel = ({ type }: { type: string }) => useTypeLabel(type);

type IfInternalProps = { type: string; otherwise: ReactNode; children: ReactNode };

/** Internal types publish nothing, so there is nothing to say of it. */
export const IfInternal = ({ type, otherwise, children }: IfInternalProps) =>
  useJobType(type)?.isInternal ? children : otherwise;
