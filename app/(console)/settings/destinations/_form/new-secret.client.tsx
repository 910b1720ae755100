"use client";

import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Input } from "#app/_ui/input.tsx";

/** A secret that was just made. It is nowhere to be read again. */
export function NewSecret({ secret }: { secret: string }) {
  return (
    <div role="status" className="rounded-8 border border-accent-line bg-accent-bg p-3 text-13">
      <p>Copy the signing secret to the receiver now. It is sealed and not shown again.</p>
      <div className="mt-2 flex items-center gap-2">
        <Input
          readOnly
          value={secret}
          aria-label="Signing secret"
          className="mono flex-1"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={secret} label="Copy the signing secret" className="max-sm:h-11" />
      </div>
    </div>
  );
}
