import { Link2 } from "lucide-react";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import type { Reply } from "#lib/questions/views.ts";
import { askHref } from "../address.ts";
import { AnswerView } from "./answer-view.tsx";
import { CopyLink } from "./copy-link.client.tsx";

type TurnSectionProps = {
  text: string;
  reply: Reply;
  /** The question and those it goes on from, for the link that asks it again. */
  linked: readonly string[];
};

export const TurnSection = ({ text, reply, linked }: TurnSectionProps) => (
  <section aria-label={text} className="flex flex-col gap-3 border-b px-5 py-4 max-sm:px-4">
    <div className="flex items-start gap-2">
      <h2 className="wrap-anywhere min-w-0 flex-1 font-semibold text-14">{text}</h2>
      <CopyLink path={askHref(linked)} icon={<Icon of={Link2} size={14} />} />
    </div>
    {"answer" in reply ? <AnswerView answer={reply.answer} /> : <NotUnderstood {...reply} />}
  </section>
);

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
