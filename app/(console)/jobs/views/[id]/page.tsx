import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { getSavedView } from "#lib/saved-views/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { viewHref } from "../../_views/view-address.ts";

export const metadata: Metadata = { title: "View" };

/** A view's lasting address leads to the list it says now. */
export default async function ViewPage({ params }: PageProps<"/jobs/views/[id]">) {
  const scope = await requireScope();
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const view = await asOrganization(scope, (db) => getSavedView(db, scope, id.data)).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") return null;
      throw error;
    },
  );
  if (!view) notFound();
  redirect(viewHref(view));
}
