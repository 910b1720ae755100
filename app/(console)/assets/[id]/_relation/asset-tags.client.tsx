"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Input } from "#app/_ui/input.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { DOMAIN_TAGS, PII_TAGS, SENSITIVITY_TAGS, TAG_NAME } from "#lib/engines/tagging/vocabulary.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { TagBadge } from "../../../tags/_parts/tag-badge.tsx";
import { useDecide, whyNotDecide } from "../../../tags/_parts/use-decide.client.tsx";

const KNOWN_TAGS = [...PII_TAGS, ...SENSITIVITY_TAGS, ...DOMAIN_TAGS];

type AssetTagsProps = { assetId: string; columns: readonly string[]; tags: readonly ColumnTag[]; role: Role };

/** All tags of a table and its columns, each with its reason, to take away or to add to. */
export function AssetTags({ assetId, columns, tags, role }: AssetTagsProps) {
  const { isBusy, decide } = useDecide();
  const disabledBecause = whyNotDecide(role);
  const applied = tags.filter(({ level, decision }) => decision !== null || level !== "possible");
  const [column, setColumn] = useState("");
  const [tag, setTag] = useState("");
  const wanted = tag.trim().toLowerCase();
  return (
    <Section title="Tags" aside={applied.length || undefined}>
      <ul aria-label="Tags" className="flex flex-wrap gap-x-3 gap-y-1.5 text-13 empty:hidden">
        {applied.map((one) => (
          <li key={`${one.column} ${one.tag}`} className="flex items-center gap-1" title={whyOf(one)}>
            <span className="text-fg-2">{one.column || "the table"}</span>
            <TagBadge tag={one.tag} />
            <Button
              size="icon-sm"
              tone="ghost"
              disabled={isBusy}
              disabledBecause={disabledBecause}
              aria-label={`Remove ${one.tag} from ${one.column || "the table"}`}
              onClick={() => decide({ assetId, column: one.column, tag: one.tag }, "rejected", one.decision)}
              icon={<Icon of={X} size={14} />}
            />
          </li>
        ))}
      </ul>
      <form
        className="mt-2 flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (TAG_NAME.test(wanted)) decide({ assetId, column, tag: wanted }, "added", null);
        }}
      >
        <select
          aria-label="What to tag"
          value={column}
          disabled={disabledBecause !== null}
          onChange={(event) => setColumn(event.target.value)}
          className="h-8 max-w-60 rounded-6 border border-line-strong bg-raised px-2 text-13 max-sm:h-11"
        >
          <option value="">the table</option>
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="w-52">
          <Input
            aria-label="Tag"
            list="known-tags"
            placeholder="pii:email"
            maxLength={60}
            value={tag}
            disabled={disabledBecause !== null}
            onChange={(event) => setTag(event.target.value)}
          />
        </span>
        <datalist id="known-tags">
          {KNOWN_TAGS.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
        <Button
          type="submit"
          icon={<Icon of={Plus} />}
          disabled={isBusy || !TAG_NAME.test(wanted)}
          disabledBecause={disabledBecause}
        >
          Add tag
        </Button>
      </form>
    </Section>
  );
}

const whyOf = ({ decision, decidedByName, reasons }: ColumnTag): string =>
  [...(decision ? [`${decision} by ${decidedByName}`] : []), ...reasons.map(({ says }) => says)].join("; ");
