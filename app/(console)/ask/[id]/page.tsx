import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { AppError } from "#lib/errors.ts";
import { getConversation } from "#lib/questions/queries.ts";
import { settleTurn } from "#lib/questions/settle.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import type { Choices } from "../_parts/choices-of.ts";
import { DeleteConversation } from "../_parts/delete-conversation.client.tsx";
import { QuestionBox } from "../_parts/question-box.client.tsx";
import { readChoices } from "../_parts/read-choices.ts";
import { ReplyView, TurnSection, Understanding } from "../_parts/turn-section.tsx";

export const metadata: Metadata = { title: "Conversation" };

/** A conversation of one's own, with its answers as they were given; what is not answered yet is, as it is shown. */
export default async function ConversationPage({ params }: PageProps<"/ask/[id]">) {
  const scope = await requireScope();
  const { id } = await params;
  const found = z.uuid().safeParse(id).success
    ? await asOrganization(scope, async (db) => ({
        turns: await getConversation(db, scope, id),
        choices: await readChoices(db, scope),
      })).catch(noneWhereGone)
    : null;
  if (!found) notFound();
  const { turns, choices } = found;
  const texts = turns.map(({ text }) => text);
  return (
    <>
      <PageHeader
        title="Conversation"
        trail={[{ href: "/ask", label: "Ask" }]}
        actions={
          <>
            <DeleteConversation id={id} />
            <ButtonLink href="/ask">New question</ButtonLink>
          </>
        }
      />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {turns.map(({ id: turnId, text, reply, isEdited }, at) => (
          <TurnSection
            key={turnId}
            id={turnId}
            {...{ text, reply, isEdited, choices }}
            target={{ turnId }}
            linked={texts.slice(Math.max(0, at - 5), at + 1)}
          >
            <Answered turnId={turnId} isRead={"asking" in reply} choices={choices} />
          </TurnSection>
        ))}
        <div className="max-w-[760px] px-5 py-4 max-sm:px-4">
          <QuestionBox key={turns.length} conversationId={id} newest={turns.at(-1)?.id} />
        </div>
        <FilterCloser />
      </div>
    </>
  );
}

type AnsweredProps = {
  turnId: string;
  /** What was understood is not shown yet: a language model had to read it. */
  isRead: boolean;
  choices: Choices;
};

async function Answered({ turnId, isRead, choices }: AnsweredProps) {
  const scope = await requireScope();
  const reply = await settleTurn((work) => asOrganization(scope, work), scope, turnId);
  return (
    <div className="flex flex-col gap-3">
      {isRead && "answer" in reply && (
        <Understanding reading={reply.answer} target={{ turnId }} choices={choices} />
      )}
      <ReplyView reply={reply} />
    </div>
  );
}

function noneWhereGone(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
