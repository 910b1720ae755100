"use client";

import { useParams } from "next/navigation";

/** The job's id as the address has it: a page that is not found is not told its parameters. */
export function AskedId() {
  const { id } = useParams<{ id: string }>();
  return <span className="mono">{decoded(id)}</span>;
}

/** An address may hold what no encoding made. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
