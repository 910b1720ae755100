import { Link2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Answered, Reading, Reply } from "#lib/questions/views.ts";
import { askHref } from "../address.ts";
import { AnswerSkeleton } from "./answer-skeleton.tsx";
import { AnswerView } from "./answer-view.tsx";
import { Chips, type Target } from "./chips.tsx";
import type { Choices } from "./choices-of.ts";
import { CopyLink } from "./copy-link.client.tsx";

type TurnSectionProps = {
  /** Of its place on the page. */
  id?: string;
  text: string;
  reply: Reply;
  /** The question and those it goes on from, for the link that asks it again. */
  linked: readonly string[];
  /** Whether it was changed since, so that a link has to say what it asks. */
  isEdited: boolean;
  target: Target;
  choices: Choices;
  /** Makes the answer of what was understood; it is shown as soon as it is there. */
  children?: ReactNode;
};

/** A question, what was understood of it, and its answer. */
export function TurnSection({
  id,
  text,
  reply,
  linked,
  isEdited,
  target,
  choices,
  children,
}: TurnSectionProps) {
  const reading = "answer" in reply ? reply.answer : "understood" in reply ? reply.understood : null;
  return (
    <section id={id} aria-label={text} className="flex flex-col gap-3 border-b px-5 py-4 max-sm:px-4">
      <div className="flex items-start gap-2">
        <h2 className="wrap-anywhere min-w-0 flex-1 font-semibold text-14">
          {text}
          {isEdited && <span className="font-normal text-12 text-fg-3"> · changed below</span>}
        </h2>
        <CopyLink
          path={askHref(linked, isEdited || reading?.isByModel ? reading?.question : null)}
          icon={<Icon of={Link2} size={14} />}
        />
      </div>
      {reading && <Understanding reading={reading} target={target} choices={choices} />}
      {"understood" in reply || "asking" in reply ? (
        <Suspense key={JSON.stringify(reply)} fallback={<Waiting reply={reply} />}>
          {children}
        </Suspense>
      ) : (
        <ReplyView reply={reply} />
      )}
    </section>
  );
}

type UnderstandingProps = { reading: Reading; target: Target; choices: Choices };

export const Understanding = ({ reading, target, choices }: UnderstandingProps) => (
  <>
    <Chips reading={reading} target={target} choices={choices} />
    {reading.isByModel && (
      <p className="text-12 text-fg-3">
        A language model read this question. What it asks stands above; the answer is from the records alone.
      </p>
    )}
  </>
);

const Waiting = ({ reply }: { reply: Reply }) => (
  <div className="flex flex-col gap-2">
    {"asking" in reply && (
      <p className="text-13 text-fg-2">{reply.asking.because} Asking your language model what is meant…</p>
    )}
    <AnswerSkeleton secondsToReload={"asking" in reply ? 20 : 1} />
  </div>
);

/** What is shown below what was understood. */
export const ReplyView = ({ reply }: { reply: Answered }) =>
  "answer" in reply ? <AnswerView answer={reply.answer} /> : <NotUnderstood {...reply} />;

/** What was understood of it, and what can be asked instead. */
function NotUnderstood({
  notUnderstood: { because, understood, offers },
}: Extract<Reply, { notUnderstood: unknown }>) {
  return (
    <div className="flex flex-col gap-2 text-13">
      <p>
        <b className="font-medium">Not answered.</b> {because}
      </p>
      {understood.length > 0 && (
        <p className="text-fg-2">Understood: {understood.map((said) => `“${said}”`).join(", ")}.</p>
      )}
      {offers.length > 0 && <Questions label="Questions near it" texts={offers} />}
    </div>
  );
}

/** Questions to ask with a press. */
export const Questions = ({ label, texts }: { label: string; texts: readonly string[] }) => (
  <ul aria-label={label} className="flex flex-wrap gap-2">
    {texts.map((text) => (
      <li key={text} className="min-w-0">
        <Link
          href={askHref([text])}
          className="inline-flex min-h-7 max-w-full items-center rounded-6 border border-line-strong px-2.5 py-1 text-13 text-fg-2 hover:bg-hover max-sm:min-h-11"
        >
          {text}
        </Link>
      </li>
    ))}
  </ul>
);
