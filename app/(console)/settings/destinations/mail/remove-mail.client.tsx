"use client";

import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { removeMail } from "../actions.ts";

export function RemoveMail() {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await removeMail({});
      setAsking(false);
      toast(
        answer.ok
          ? { message: "The mail server was removed.", tone: "completed" }
          : { message: answer.error.message, tone: "failed" },
      );
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>Remove</Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title="Remove the mail server?"
        confirmLabel="Remove it"
        isPending={isBusy}
        onConfirm={remove}
      >
        Its password is erased. Alerts to e-mail destinations then fail, unless whoever runs Tidewatch has set
        a server.
      </Confirm>
    </>
  );
}
