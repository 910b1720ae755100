import type { ImportKind } from "#lib/lineage/views.ts";
import { importStatistics } from "../actions.ts";

type Sent = { ok: true; jobId: string } | { ok: false; why: string };

/** What a person brings, or what the database says that it ran. */
export type Brought = ImportKind | "statistics";

/** Sends what the form holds as it is: a file is not read into the page. */
export async function sendImport(kind: Brought, form: FormData): Promise<Sent> {
  if (kind === "statistics") {
    const answer = await importStatistics({ sourceId: String(form.get("source")) });
    return answer.ok ? { ok: true, jobId: answer.data.id } : { ok: false, why: answer.error.message };
  }
  const file = form.get("file");
  const body = kind === "dbt" ? file : String(form.get("sql") ?? "");
  if (body === null || (body instanceof File && body.size === 0)) return { ok: false, why: "Choose a file." };
  const name = body instanceof File ? body.name : String(form.get("name") ?? "");
  const query = new URLSearchParams({ source: String(form.get("source")), kind, name });
  try {
    const answer = await fetch(`/api/lineage/imports?${query}`, { method: "POST", body });
    if (!answer.ok) return { ok: false, why: (await answer.text()).trim() };
    const { id } = (await answer.json()) as { id: string };
    return { ok: true, jobId: id };
  } catch {
    return { ok: false, why: "It could not be sent. Look at your connection, then try again." };
  }
}
