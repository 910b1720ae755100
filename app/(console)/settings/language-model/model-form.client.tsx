"use client";

import { Checkbox } from "#app/_ui/checkbox.tsx";
import { TextField } from "#app/_ui/input.tsx";
import type { LanguageModel } from "#lib/language-model/views.ts";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { saveModel } from "./actions.ts";

const AT_FIRST = {
  ...{ address: "", model: "", isOn: true, requestsPerDay: 200, tokensPerDay: 500_000, moneyPerMonth: null },
  ...{ inputPrice: 0, outputPrice: 0, hasKey: false },
};

type Amount = { name: keyof typeof AT_FIRST; label: string; hint?: string };

const LIMITS: readonly Amount[] = [
  { name: "requestsPerDay", label: "Requests a day" },
  { name: "tokensPerDay", label: "Tokens a day", hint: "Read and written together." },
  {
    name: "moneyPerMonth",
    label: "Money a month",
    hint: "In the currency of the prices; empty for no limit.",
  },
  { name: "inputPrice", label: "Price of a million tokens read", hint: "0 where it costs nothing." },
  { name: "outputPrice", label: "Price of a million tokens written" },
];

/** Where the model is, and what it may cost. The key goes in and is never shown. */
export function ModelForm({ model }: { model: LanguageModel | null }) {
  const stored = model ?? AT_FIRST;
  return (
    <SettingsForm action={saveModel} done="The language model was saved." submitLabel="Save language model">
      {({ typed, errorOf, answerKey }) => (
        <>
          <TextField
            key={`address${answerKey}`}
            label="Address"
            name="address"
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.openai.com/v1"
            defaultValue={typed("address") ?? stored.address}
            error={errorOf("address")}
            hint="Of any endpoint that speaks as OpenAI’s does. One in your own network needs to be in OUTBOUND_ALLOW."
          />
          <TextField
            key={`model${answerKey}`}
            label="Model"
            name="model"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed("model") ?? stored.model}
            error={errorOf("model")}
          />
          <TextField
            key={`key${answerKey}`}
            label="Key"
            name="secretKey"
            type="password"
            autoComplete="off"
            isOptional
            placeholder={stored.hasKey ? "Stored; leave empty to keep it" : ""}
            error={errorOf("secretKey")}
            hint="Kept sealed, and opened by workers alone. Changing the address asks for it again."
          />
          {LIMITS.map(({ name, label, hint }) => (
            <TextField
              key={`${name}${answerKey}`}
              label={label}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typed(name) ?? String(stored[name] ?? "")}
              error={errorOf(name)}
              {...(hint && { hint })}
            />
          ))}
          <Checkbox
            key={`isOn${answerKey}`}
            label="Use it"
            name="isOn"
            defaultChecked={stored.isOn}
            hint="Off, nothing is sent, and everything works without it."
          />
        </>
      )}
    </SettingsForm>
  );
}
