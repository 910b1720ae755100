import { X } from "lucide-react";
import Link from "next/link";
import { FilterFact, REMOVAL } from "#app/_ui/filter-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { jobsHref } from "#app/(console)/jobs/address.ts";
import { editableParts } from "#lib/engines/questions/edit.ts";
import type { Chip, Reading } from "#lib/questions/views.ts";
import { ChangeForm } from "./change-form.client.tsx";
import { type Choices, choicesOf } from "./choices-of.ts";
import { EditableChip } from "./editable-chip.client.tsx";
import { PartFields } from "./part-fields.tsx";

/** Where a changed question goes: to the turn it belongs to, or to what a link asks. */
export type Target = { turnId: string } | { texts: readonly string[]; as: unknown };

type ChipsProps = { reading: Reading; target: Target; choices: Choices };

/** What was understood, part by part: each can be changed here, or taken away, and opens on the Jobs page. */
export function Chips({ reading, target, choices }: ChipsProps) {
  const { question, chips, jobs } = reading;
  const editable = new Set(editableParts(question));
  if (chips.length === 0 && !jobs) return null;
  return (
    <ul aria-label="What was understood" className="flex min-w-0 flex-wrap items-center gap-1.5 text-13">
      {chips.map((chip) => (
        <li key={chip.part} className="flex min-w-0 max-w-full">
          <ChipView {...{ chip, reading, target, choices }} isEditable={editable.has(chip.part)} />
        </li>
      ))}
      {jobs && (
        <li>
          <Link href={jobsHref(jobs)} className="rounded-4 px-1 text-accent-text hover:underline max-sm:py-3">
            Open in Jobs
          </Link>
        </li>
      )}
    </ul>
  );
}

type ChipViewProps = ChipsProps & { chip: Chip; isEditable: boolean };

function ChipView({
  chip,
  isEditable,
  reading: { question, jobs, timeZone },
  target,
  choices,
}: ChipViewProps) {
  const { label, part, value } = chip;
  const removal = chip.isRemovable && <Removal chip={chip} target={target} />;
  if (!isEditable) return <FilterFact label={label} value={value ?? ""} removal={removal} />;
  return (
    <EditableChip label={label} chosen={value ?? undefined} removal={removal}>
      <ChangeForm>
        <Hidden target={target} part={part} />
        <PartFields label={label} {...choicesOf(part, question, choices, timeZone)} />
      </ChangeForm>
      {jobs && (
        <Link
          href={jobsHref(jobs)}
          className="block rounded-6 px-2 py-1.5 text-accent-text hover:bg-pressed max-sm:py-3"
        >
          Open in Jobs
        </Link>
      )}
    </EditableChip>
  );
}

const Removal = ({ chip: { part, label }, target }: { chip: Chip; target: Target }) => (
  <ChangeForm isRemoval>
    <Hidden target={target} part={part} />
    <button
      type="submit"
      aria-label={`Remove the filter ${label}`}
      title={`Remove the filter ${label}`}
      className={REMOVAL}
    >
      <Icon of={X} size={14} />
    </button>
  </ChangeForm>
);

function Hidden({ target, part }: { target: Target; part: Chip["part"] }) {
  const fields: [string, string][] =
    "turnId" in target
      ? [["turnId", target.turnId]]
      : [
          ...target.texts.slice(0, -1).map((text): [string, string] => ["before", text]),
          ["q", target.texts.at(-1) ?? ""],
          ...(target.as === null ? [] : [["as", JSON.stringify(target.as)] as [string, string]]),
        ];
  return [...fields, ["part", part] as const].map(([name, value], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name may come more than once
    <input key={at} type="hidden" name={name} value={value} />
  ));
}
