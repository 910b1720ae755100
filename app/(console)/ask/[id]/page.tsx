import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { AppError } from "#lib/errors.ts";
import { getConversation } from "#lib/questions/queries.ts";
import type { Turn } from "#lib/questions/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { DeleteConversation } from "../_parts/delete-conversation.client.tsx";
import { QuestionBox } from "../_parts/question-box.client.tsx";
import { TurnSection } from "../_parts/turn-section.tsx";

export const metadata: Metadata = { title: "Ask" };

/** A conversation of one's own, with its answers as they were given. */
export default async function ConversationPage({ params }: PageProps<"/ask/[id]">) {
  const scope = await requireScope();
  const { id } = await params;
  const turns = z.uuid().safeParse(id).success
    ? await asOrganization(scope, (db) => getConversation(db, scope, id)).catch(noneWhereGone)
    : null;
  if (!turns) notFound();
  const texts = turns.map(({ text }) => text);
  return (
    <>
      <PageHeader
        title={texts[0]}
        trail={[{ href: "/ask", label: "Ask" }]}
        actions={
          <>
            <DeleteConversation id={id} />
            <ButtonLink href="/ask">New question</ButtonLink>
          </>
        }
      />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {turns.map(({ id: turn, text, reply }, at) => (
          <TurnSection
            key={turn}
            text={text}
            reply={reply}
            linked={texts.slice(Math.max(0, at - 5), at + 1)}
          />
        ))}
        <div className="max-w-[760px] px-5 py-4 max-sm:px-4">
          <QuestionBox key={turns.length} conversationId={id} />
        </div>
      </div>
    </>
  );
}

function noneWhereGone(error: unknown): Turn[] | null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
