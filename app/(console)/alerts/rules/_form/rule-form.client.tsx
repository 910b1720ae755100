"use client";

import Link from "next/link";
import { useState } from "react";
import { Checkbox } from "#app/_ui/checkbox.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import {
  ALERT_KIND_NAMES,
  ALERT_KINDS,
  ALERT_SEVERITIES,
  isAlertKind,
  REPEATED_KINDS,
} from "#lib/engines/alerts/kinds.ts";
import { SEVERITY_VIEWS } from "../../../schema-changes/_parts/severity.tsx";
import { SettingsForm } from "../../../settings/_parts/settings-form.client.tsx";
import { submitRule } from "../../actions.ts";
import { CheckList } from "./check-list.client.tsx";
import type { RuleFields } from "./initial.ts";
import { RulePreview } from "./rule-preview.client.tsx";
import { SpanField } from "./span-field.client.tsx";

type RuleFormProps = {
  initial: RuleFields;
  sources: readonly { id: string; name: string }[];
  destinations: readonly { id: string; name: string; kind: string; state: string }[];
  disabledBecause: string | null;
};

const KINDS = ALERT_KIND_NAMES.map((value) => ({ value, label: ALERT_KINDS[value].label }));
const SEVERITIES = ALERT_SEVERITIES.map((value) => ({ value, label: SEVERITY_VIEWS[value].label }));
const hasAny = (kinds: readonly string[], wanted: readonly string[]) =>
  kinds.some((kind) => wanted.includes(kind));

/** Which events become alerts, and where these go. */
export function RuleForm({ initial, sources, destinations, disabledBecause }: RuleFormProps) {
  const isOff = disabledBecause !== null;
  const [kinds, setKinds] = useState(initial.kinds);
  const [isStateChangeOnly, setStateChangeOnly] = useState(initial.isStateChangeOnly);
  const [isBreakingOnly, setBreakingOnly] = useState(initial.isBreakingOnly);
  const isOfTables = kinds.some((kind) => isAlertKind(kind) && ALERT_KINDS[kind].about === "tables");
  return (
    <SettingsForm
      action={submitRule}
      done={() => "The rule was saved."}
      submitLabel="Save rule"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => {
        const text = (name: "name" | "schemaGlobs" | "tableGlobs" | "tags" | "inARow" | "dailyLimit") => ({
          ...{ name, defaultValue: typed(name) ?? initial[name], error: errorOf(name), disabled: isOff },
          autoComplete: "off",
        });
        const span = (name: "delay" | "cooldown") => ({
          ...{ name, amount: typed(name) ?? initial[name].amount, error: errorOf(name), isDisabled: isOff },
          unit: typed(`${name}Unit`) ?? initial[name].unit,
        });
        return (
          <>
            {isOff && <Notice>{disabledBecause}</Notice>}
            <input type="hidden" name="id" value={initial.id} />
            <TextField key={`name${answerKey}`} label="Name" maxLength={100} {...text("name")} />
            <CheckList
              {...{
                label: "What happens",
                name: "kinds",
                choices: KINDS,
                initial: initial.kinds,
                isDisabled: isOff,
              }}
              error={errorOf("kinds")}
              hint="A failed discovery is a failed job as well. A cancel is not a failure."
              onChange={setKinds}
            />
            <CheckList
              {...{ label: "Severity", name: "severities", choices: SEVERITIES, initial: initial.severities }}
              isDisabled={isOff}
              error={errorOf("severities")}
              hint="None chosen means all."
            />
            {sources.length > 0 && (
              <CheckList
                {...{ label: "Sources", name: "sourceIds", initial: initial.sourceIds, isDisabled: isOff }}
                choices={sources.map(({ id, name }) => ({ value: id, label: name }))}
                error={errorOf("sourceIds")}
                hint="None chosen means all, also those to come."
              />
            )}
            {isOfTables && (
              <>
                <TextField
                  key={`schemas${answerKey}`}
                  label="Schemas"
                  isOptional
                  placeholder="sales, crm_*"
                  hint="Names with commas between them; * stands for anything."
                  {...text("schemaGlobs")}
                />
                <TextField
                  key={`tables${answerKey}`}
                  label="Tables"
                  isOptional
                  placeholder="orders, fact_*"
                  hint="What befalls a whole job then makes no alert: it befell no table in particular."
                  {...text("tableGlobs")}
                />
                <TextField
                  key={`tags${answerKey}`}
                  label="Tags"
                  isOptional
                  placeholder="pii:email, domain:finance"
                  hint="Tables that carry one of these, or have a column that does."
                  {...text("tags")}
                />
              </>
            )}
            {hasAny(kinds, ["schema_change"]) && (
              <Checkbox
                name="isBreakingOnly"
                label="Breaking changes only"
                hint="A table, column, key or enum label that is gone or renamed."
                checked={isBreakingOnly}
                onChange={({ target }) => setBreakingOnly(target.checked)}
                disabled={isOff}
              />
            )}
            {hasAny(kinds, REPEATED_KINDS) ? (
              <Checkbox
                name="isStateChangeOnly"
                label="Tell the first, not every repeat"
                hint="Of failures in a row, of a table that is late at every check, and of a metric that is unusual at every capture."
                checked={isStateChangeOnly}
                onChange={({ target }) => setStateChangeOnly(target.checked)}
                disabled={isOff}
              />
            ) : (
              // Nobody was asked: it stays as it is.
              isStateChangeOnly && <input type="hidden" name="isStateChangeOnly" value="on" />
            )}
            {hasAny(kinds, ["job_failed", "discovery_failed"]) && (
              <TextField
                key={`row${answerKey}`}
                label="Failures in a row"
                isOptional
                inputMode="numeric"
                hint="Tell from this one on; 1 where it is left empty."
                {...text("inARow")}
              />
            )}
            {hasAny(kinds, ["freshness_violation"]) && (
              <SpanField
                key={`delay${answerKey}`}
                label="Late by more than"
                hint="Left empty: as soon as it is late."
                {...span("delay")}
              />
            )}
            <SpanField
              key={`cooldown${answerKey}`}
              label="At most one in"
              hint="Of one asset and kind of event. Others are kept as suppressed."
              {...span("cooldown")}
            />
            <TextField
              key={`limit${answerKey}`}
              label="Alerts a day"
              isOptional
              inputMode="numeric"
              hint="More are kept as suppressed."
              {...text("dailyLimit")}
            />
            {destinations.length > 0 ? (
              <CheckList
                {...{
                  label: "Tell",
                  name: "destinationIds",
                  initial: initial.destinationIds,
                  isDisabled: isOff,
                }}
                choices={destinations.map(({ id, name, kind, state }) => ({
                  ...{ value: id, label: name, hint: state === "active" ? kind : `${kind}, ${state}` },
                }))}
                error={errorOf("destinationIds")}
                hint="None chosen: its alerts stand in the inbox alone."
              />
            ) : (
              <Notice>
                There is no{" "}
                <Link href="/settings/destinations" className="text-accent-text underline">
                  destination
                </Link>{" "}
                yet, so its alerts stand in the inbox alone.
              </Notice>
            )}
            <RulePreview />
          </>
        );
      }}
    </SettingsForm>
  );
}
