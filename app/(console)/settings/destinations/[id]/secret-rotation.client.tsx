"use client";

import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { NewSecret } from "../_form/new-secret.client.tsx";
import { rotate } from "../actions.ts";

/** Exchanges the secret without a gap: for a day both sign, so the receiver may change over when it likes. */
export function SecretRotation({ id, bothUntil }: { id: string; bothUntil: string | null }) {
  const [isBusy, start] = useTransition();
  const [secret, setSecret] = useState<string | null>(null);
  const exchange = () =>
    start(async () => {
      const answer = await rotate({ id });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      setSecret(answer.data.shown);
    });
  return (
    <div className="grid max-w-[560px] gap-3 text-13">
      <p className="text-fg-2">
        Each message carries webhook-id, webhook-timestamp and webhook-signature, after the Standard Webhooks
        specification.{" "}
        {bothUntil ? (
          <>
            The secret was exchanged: both the old and the new one sign until <RelativeTime at={bothUntil} />.
          </>
        ) : (
          "When you exchange the secret, the old one signs beside it for a day."
        )}
      </p>
      {secret && <NewSecret secret={secret} />}
      <div>
        <Button disabled={isBusy} onClick={exchange}>
          Exchange the secret
        </Button>
      </div>
    </div>
  );
}
