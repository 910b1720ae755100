"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { removeConversation } from "../actions.ts";

export function DeleteConversation({ id }: { id: string }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await removeConversation({ id });
      setAsking(false);
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ message: "Conversation deleted" });
      router.push("/ask");
    });
  return (
    <>
      <Button tone="ghost" icon={<Icon of={Trash2} size={14} />} onClick={() => setAsking(true)}>
        Delete
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title="Delete this conversation?"
        confirmLabel="Delete conversation"
        isPending={isPending}
        onConfirm={remove}
      >
        Its questions and answers go. The jobs they speak of stay.
      </Confirm>
    </>
  );
}
