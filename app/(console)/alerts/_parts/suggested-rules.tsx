import { BellPlus } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { SUGGESTIONS, type SuggestionName } from "#lib/alerts/suggestions.ts";
import { suggestedHref } from "../address.ts";

type SuggestedRulesProps = { names: readonly SuggestionName[]; disabledBecause: string | null };

/** Rules that most people want and nobody has made. */
export function SuggestedRules({ names, disabledBecause }: SuggestedRulesProps) {
  if (names.length === 0) return null;
  return (
    <section aria-label="Rules you may want" className="border-t bg-sunken px-5 py-3 max-sm:px-4">
      <h2 className="mb-1 font-semibold text-13">Nobody is told of these yet</h2>
      {disabledBecause && <p className="mb-1 text-13 text-fg-2">{disabledBecause}</p>}
      <ul className="grid gap-1 text-13">
        {names.map((name) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-0.5">
            <span className="min-w-0 flex-1 max-sm:basis-full">
              <b className="font-medium">{SUGGESTIONS[name].name}.</b>{" "}
              <span className="text-fg-2">{SUGGESTIONS[name].why}</span>
            </span>
            {disabledBecause === null && (
              <ButtonLink
                href={suggestedHref(name)}
                size="sm"
                icon={<Icon of={BellPlus} size={14} />}
                aria-label={`Make this rule: ${SUGGESTIONS[name].name}`}
                className="max-sm:h-11"
              >
                Make this rule
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
