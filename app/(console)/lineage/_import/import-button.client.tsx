"use client";

import { Upload } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { ImportDialog } from "./import-dialog.client.tsx";

type ImportButtonProps = {
  sources: readonly { id: string; name: string }[];
  sourceId: string | null;
  /** Why this person may not; null where they may. */
  whyNot: string | null;
};

/** Brings lineage that the database itself does not tell. */
export function ImportButton({ sources, sourceId, whyNot }: ImportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Icon of={Upload} />} disabledBecause={whyNot} onClick={() => setOpen(true)}>
        Import
      </Button>
      {isOpen && <ImportDialog sources={sources} sourceId={sourceId} onClose={() => setOpen(false)} />}
    </>
  );
}
