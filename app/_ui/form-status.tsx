import { Notice } from "./notice.tsx";

type FormStatusProps = { error?: string | null | undefined; success?: string | null | undefined };

/** What became of a form, read out as soon as it is known. */
export function FormStatus({ error, success }: FormStatusProps) {
  if (error)
    return (
      <Notice tone="failed" role="alert">
        {error}
      </Notice>
    );
  return (
    <div role="status" className="empty:hidden">
      {success && <Notice tone="completed">{success}</Notice>}
    </div>
  );
}
