import { MessageCircleQuestion } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatQuantity } from "#lib/format.ts";
import { askInTurn, listExamples } from "#lib/questions/ask.ts";
import { linkedQuestion } from "#lib/questions/change.ts";
import { listConversations } from "#lib/questions/queries.ts";
import { linkedQuestions } from "#lib/questions/schemas.ts";
import type { Conversation } from "#lib/questions/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { QuestionBox } from "./_parts/question-box.client.tsx";
import { readChoices } from "./_parts/read-choices.ts";
import { Questions, TurnSection } from "./_parts/turn-section.tsx";
import { conversationHref } from "./address.ts";

export const metadata: Metadata = { title: "Ask" };

/** Where a conversation begins, or what a link asks, answered of the newest records. */
export default async function AskPage({ searchParams }: PageProps<"/ask">) {
  const scope = await requireScope();
  const { q = [], as: linkedAs } = await searchParams;
  const as = linkedQuestion(linkedAs);
  const texts = linkedQuestions(new URLSearchParams([q].flat().map((text) => ["q", text])));
  const { replies, choices, examples, conversations } = await asOrganization(scope, async (db) => ({
    replies: await askInTurn(db, scope, texts, as),
    choices: await readChoices(db, scope),
    examples: await listExamples(db, scope),
    conversations: await listConversations(db, scope),
  }));
  return (
    <>
      <PageHeader
        title="Ask"
        actions={texts.length > 0 && <ButtonLink href="/ask">New question</ButtonLink>}
      />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {replies.map((reply, at) => (
          <TurnSection
            // biome-ignore lint/suspicious/noArrayIndexKey: a link asks the same questions in the same order
            key={at}
            {...{ reply, choices }}
            text={texts[at] ?? ""}
            linked={texts.slice(0, at + 1)}
            isEdited={as !== null && at === texts.length - 1}
            target={{ texts: texts.slice(0, at + 1), as: at === texts.length - 1 ? as : null }}
          />
        ))}
        <div className="flex max-w-[760px] flex-col gap-4 px-5 py-4 max-sm:px-4">
          <QuestionBox key={texts.join("\n")} before={texts} />
          {texts.length === 0 && <Questions label="Examples" texts={examples} />}
        </div>
        {texts.length === 0 && <Conversations conversations={conversations} />}
        <FilterCloser />
      </div>
    </>
  );
}

function Conversations({ conversations }: { conversations: readonly Conversation[] }) {
  if (conversations.length === 0)
    return (
      <EmptyState icon={<Icon of={MessageCircleQuestion} />} title="Nothing asked yet">
        Ask about jobs in plain English: which ran, which failed and why, how long they take; or where data is
        kept, what changed, what feeds what. Each answer names the jobs it rests on. What you ask is kept
        here, for you alone.
      </EmptyState>
    );
  return (
    <section aria-labelledby="earlier" className="px-5 pb-6 max-sm:px-4">
      <h2 id="earlier" className="mb-1 font-medium text-12 text-fg-3">
        Your conversations
      </h2>
      <ul className="flex max-w-[760px] flex-col">
        {conversations.map(({ id, text, questions, lastAt }) => (
          <li
            key={id}
            className="flex min-h-9 items-center gap-3 border-line-soft border-b text-13 max-sm:min-h-11"
          >
            <Link href={conversationHref(id)} className="min-w-0 flex-1 truncate rounded-4 hover:underline">
              {text}
            </Link>
            <span className="num shrink-0 text-12 text-fg-3">
              {formatQuantity(questions, "question")} · <RelativeTime at={lastAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
